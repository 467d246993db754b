#include "xgrad/train/file.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

#include <filesystem>

using namespace xgrad;

TEST_CASE("a file is replaced as a whole, and nothing is left beside it") {
    const tests::TempFolder folder;
    const auto path = folder.path() / "x.txt";
    replace_file(path, "one");
    replace_file(path, std::string("two\0!", 5));
    CHECK(read_file(path) == std::string("two\0!", 5));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("what cannot be read or written is named with the system's reason") {
    const tests::TempFolder folder;
    const std::string missing = (folder.path() / "no" / "x.txt").string();
    CHECK_THROWS_WITH(read_file(missing), "cannot find \"" + missing + "\"");
    CHECK_THROWS_WITH(replace_file(missing, ""), missing + ": cannot be written: No such file or directory");
    CHECK_THROWS_WITH(read_file(folder.path()), folder.path().string() + ": cannot be read: it is a folder");
}
