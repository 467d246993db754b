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

TEST_CASE("a folder is made with those above it, and may be there already") {
    const tests::TempFolder folder;
    make_folder(folder / "a/b");
    make_folder(folder / "a/b");
    CHECK(std::filesystem::is_directory(folder / "a/b"));
    const auto file = folder.write("file", "");
    CHECK_THROWS_WITH(make_folder(file / "b"),
                      StartsWith((file / "b").string() + ": the folder cannot be made: ") &&
                          EndsWith("; choose another with --out"));
}

TEST_CASE("what a killed replacement left is known by its name, and removed") {
    const tests::TempFolder folder;
    CHECK(holds_only_unfinished(folder.path()));
    folder.write("model.safetensors.4711.new", "half");
    CHECK(holds_only_unfinished(folder.path()));
    for (const char* name : {"a.new", "a.b1.new", "a.4711"}) folder.write(name, "theirs");
    CHECK_FALSE(holds_only_unfinished(folder.path()));
    remove_unfinished(folder.path());
    CHECK_FALSE(std::filesystem::exists(folder / "model.safetensors.4711.new"));
    for (const char* name : {"a.new", "a.b1.new", "a.4711"}) CHECK(std::filesystem::exists(folder / name));
}
