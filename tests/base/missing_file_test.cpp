#include "base/missing_file.hpp"

#include "support/catch.hpp"

#include <filesystem>

using namespace xgrad;

TEST_CASE("a file that is not there is named with the places that were looked in") {
    CHECK(cannot_find("x.csv", {"--data-root (sets)", "/home/me"}).found ==
          "cannot find \"x.csv\": looked in --data-root (sets), /home/me");
    CHECK(cannot_find("x.csv").found ==
          "cannot find \"x.csv\": looked in " + std::filesystem::current_path().string());
}

TEST_CASE("an absolute path is looked for nowhere else") {
    CHECK(cannot_find("/sets/x.csv", {"/home/me"}).found == "cannot find \"/sets/x.csv\"");
}
