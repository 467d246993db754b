#include "xgrad/data/locator.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

using tests::TempFolder;

}  // namespace

TEST_CASE("a relative path is found below the first place that has it") {
    const TempFolder first;
    const TempFolder second;
    second.write("sets/fish.csv", "second");
    const Locator locate({{"--data-root", first.path()}, {"the config's folder", second.path()}});
    CHECK(locate("sets/fish.csv") == second / "sets/fish.csv");
    first.write("sets/fish.csv", "first");
    CHECK(locate("sets/fish.csv") == first / "sets/fish.csv");
}

TEST_CASE("an absolute path is where it says") {
    const TempFolder folder;
    const auto path = folder.write("fish.csv", "");
    CHECK(Locator(std::vector<SearchPlace>{})(path.string()) == path);
}

TEST_CASE("the error for a missing file names every place that was tried, and how to add one") {
    const TempFolder root;
    const TempFolder config;
    const Locator locate(
        {{"--data-root", root.path()}, {"$XGRAD_DATA", {}}, {"the config's folder", config.path() / "."}});
    CHECK_THROWS_WITH(locate("fish.csv"), "cannot find \"fish.csv\": looked in --data-root (" +
                                              root.path().string() + "), the config's folder (" +
                                              config.path().string() +
                                              "); name its folder with --data-root or $XGRAD_DATA");
    CHECK_THROWS_AS(locate("fish.csv"), FileError);
}

TEST_CASE("the working folder is named in full") {
    CHECK_THROWS_WITH(Locator()("nowhere/fish.csv"),
                      "cannot find \"nowhere/fish.csv\": looked in the working folder (" +
                          std::filesystem::current_path().string() +
                          "); name its folder with --data-root or $XGRAD_DATA");
}

TEST_CASE("the error for a missing file names the one that may have been meant") {
    const TempFolder folder;
    folder.write("sets/fish.csv", "");
    const Locator locate({{"--data-root", folder.path()}});
    CHECK_THROWS_WITH(locate("sets/fihs.csv"), EndsWith("; did you mean \"sets/fish.csv\"?"));
    const std::string absolute = (folder / "sets/fsh.csv").string();
    CHECK_THROWS_WITH(locate(absolute), "cannot find \"" + absolute + "\"; did you mean \"" +
                                            (folder / "sets/fish.csv").string() + "\"?");
}

}  // namespace xgrad::data
