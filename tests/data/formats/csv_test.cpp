#include "xgrad/data/formats/csv.hpp"

#include "data/file_bytes.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/shared_data.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/data/data_spec.hpp"

namespace xgrad::data {
namespace {

using namespace tests;

Sets read(const Csv& csv, const std::filesystem::path& folder) {
    return csv.read({.dtype = Dtype::float64, .locate = Locator({{"the test's folder", folder}})});
}

std::vector<std::int64_t> counts(const Dataset& set) {
    std::vector<std::int64_t> found(set.classes.size());
    for (const std::int64_t label : set.targets().values<std::int64_t>())
        ++found[static_cast<std::size_t>(label)];
    return found;
}

std::string problem(Csv csv) {
    const auto found = validate(record_of(csv));
    return found.empty() ? "" : to_string(found.front().problem);
}

}  // namespace

TEST_CASE("a CSV file becomes inputs and labels") {
    const TempFolder folder;
    folder.write("fish.csv", "Species,Weight,Length\r\nPike,200,30\r\nBream,242,25.4");
    const Sets sets = read({.path = "fish.csv", .target = "Species"}, folder.path());
    CHECK(sets.train.inputs() == doubles({2, 2}, {200, 30, 242, 25.4}));
    CHECK(sets.train.targets() == integers({2}, {1, 0}));
    CHECK(sets.train.classes == std::vector<std::string>{"Bream", "Pike"});
    CHECK(sets.encoding.classes == sets.train.classes);
    CHECK_FALSE(sets.test);
}

TEST_CASE("further targets are columns by their own names, as classes or numbers") {
    const TempFolder folder;
    folder.write("fish.csv", "Species,Weight,Length,Pond\nPike,200,30,2\nBream,242,25.4,7\n");
    const Sets sets = read({.path = "fish.csv",
                            .target = "Species",
                            .more_targets = {{"Weight", TargetType::numbers}, {std::int64_t{-1}}}},
                           folder.path());
    CHECK(sets.train.inputs() == doubles({2, 1}, {30, 25.4}));
    CHECK(sets.train.targets() == integers({2}, {1, 0}));
    CHECK(sets.train["Weight"] == doubles({2, 1}, {200, 242}));
    CHECK(sets.train["Pond"] == integers({2}, {0, 1}));
    REQUIRE(sets.encoding.more_targets.size() == 2);
    CHECK(sets.encoding.more_targets[0].classes.empty());
    CHECK(sets.encoding.more_targets[1].classes == std::vector<std::string>{"2", "7"});
}

TEST_CASE("a further target is no input, not the target again, and not called as those are") {
    const TempFolder folder;
    const std::string path = folder.write("t.csv", "a,targets,y\n1,2,0\n").string();
    CHECK_THROWS_WITH(
        read({.path = "t.csv", .target = "y", .more_targets = {{"y"}}}, folder.path()),
        path + ": column \"y\" is used twice; expected each column once, as an input or as a target");
    CHECK_THROWS_WITH(
        read({.path = "t.csv", .target = "y", .more_targets = {{"a"}}, .inputs = {"a"}}, folder.path()),
        path + ": column \"a\" is used twice; expected each column once, as an input or as a target");
    CHECK_THROWS_WITH(
        read({.path = "t.csv", .target = "y", .more_targets = {{"targets"}}}, folder.path()),
        path +
            ": a column \"targets\" among \"more_targets\"; expected another name: all inputs and "
            "the main target are called so");
}

TEST_CASE("a CSV file may be packed") {
    const TempFolder folder;
    folder.write("packed", gzipped("x,y\n1,0.5\n2,1.5\n"));
    const Sets sets = read({.path = "packed", .target = "y"}, folder.path());
    CHECK(sets.train.targets() == doubles({2, 1}, {0.5, 1.5}));
}

TEST_CASE("a test file is read as the training file was, its columns found by name") {
    const TempFolder folder;
    folder.write("train.csv", "a,b,y\n1,2,cat\n3,4,dog\n5,6,emu\n");
    folder.write("test.csv", "y,b,a,note\ndog,8,7,x\n");
    const Sets sets =
        read({.train = CsvFile{"train.csv"}, .test = CsvFile{"test.csv"}, .target = "y"}, folder.path());
    REQUIRE(sets.test);
    CHECK(sets.test->inputs() == doubles({1, 2}, {7, 8}));
    CHECK(sets.test->targets() == integers({1}, {1}));
    CHECK(sets.test->classes == sets.train.classes);
}

TEST_CASE("text in a test file where training had numbers names file, row and column") {
    const TempFolder folder;
    folder.write("train.csv", "a,y\n1,cat\n3,dog\n");
    const auto test = folder.write("test.csv", "a,y\n1,cat\nmany,dog\n");
    CHECK_THROWS_WITH(
        read({.train = CsvFile{"train.csv"}, .test = CsvFile{"test.csv"}, .target = "y"}, folder.path()),
        test.string() + ":3: error: column \"a\": \"many\"; expected a number");
}

TEST_CASE("a class that training did not have names file, row and column") {
    const TempFolder folder;
    folder.write("train.csv", "a,y\n1,cat\n3,dog\n");
    const auto test = folder.write("test.csv", "a,y\n1,cow\n");
    CHECK_THROWS_WITH(
        read({.train = CsvFile{"train.csv"}, .test = CsvFile{"test.csv"}, .target = "y"}, folder.path()),
        test.string() + ":2: error: column \"y\": \"cow\"; expected one of cat, dog");
}

TEST_CASE("a table without header and with tabs is read by position") {
    const TempFolder folder;
    folder.write("t.tsv", "1\t2\t7.5\n3\t4\t8.5\n");
    const Sets sets = read({.path = "t.tsv",
                            .target = std::int64_t{-1},
                            .inputs = {std::int64_t{1}},
                            .header = false,
                            .delimiter = "\t"},
                           folder.path());
    CHECK(sets.train.inputs() == doubles({2, 1}, {2, 4}));
    CHECK(sets.train.targets() == doubles({2, 1}, {7.5, 8.5}));
}

TEST_CASE("CSV settings that do not go together are refused") {
    CHECK(problem({.path = "f.csv", .target = "y"}).empty());
    CHECK(problem({.train = CsvFile{"f.csv"}, .targets = {"y", "z"}}).empty());
    CHECK(problem({.target = "y"}) == "neither \"path\" nor \"train\"; expected the path of a CSV file");
    CHECK(problem({.path = "f.csv", .train = CsvFile{"g.csv"}, .target = "y"}) ==
          "both \"path\" and \"train\" are set; expected one of them");
    CHECK(problem({.path = "f.csv", .test = CsvFile{"g.csv"}, .target = "y"}) ==
          "\"path\" beside \"test\"; set \"train\" instead of \"path\"");
    CHECK(problem({.path = "f.csv"}) ==
          "no \"target\"; expected the name or the index of the column to predict");
    CHECK(problem({.path = "f.csv", .target = "y", .targets = {"z"}}) ==
          "both \"target\" and \"targets\" are set; expected one of them");
    CHECK(problem({.path = "f.csv", .targets = {"y", "z"}, .target_type = TargetType::classes}) ==
          "several targets that are classes; expected one, or several numbers");
    CHECK(problem({.path = "f.csv", .target = "y", .delimiter = ""}) ==
          "delimiter \"\"; expected one character, such as \",\" or \"\\t\"");
    CHECK_FALSE(problem({.path = "f.csv", .target = "y", .delimiter = "\""}).empty());
}

// As many of each digit as the repository counts in its test images; python3-sklearn's load_digits gives the same.
TEST_CASE("the digits that ship with the project load") {
    const Sets sets = read({.path = "digits.csv.gz", .target = "digit"}, source_folder() / "data");
    CHECK(sets.train.inputs().shape() == Shape{1797, 64});
    CHECK(counts(sets.train) == std::vector<std::int64_t>{178, 182, 177, 183, 181, 182, 181, 179, 174, 180});
    CHECK(sets.train.classes == std::vector<std::string>{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
    CHECK(sets.train.inputs().at(2) == 5);  // pixel_0_2 of the first row, as the file has it
}

TEST_CASE("the irises that ship with the project load") {
    const Sets sets = read({.path = "iris.csv", .target = "species"}, source_folder() / "data");
    CHECK(sets.train.inputs().shape() == Shape{150, 4});
    CHECK(counts(sets.train) == std::vector<std::int64_t>{50, 50, 50});
    CHECK(sets.train.classes == std::vector<std::string>{"setosa", "versicolor", "virginica"});
}

TEST_CASE("the fish of the textbook load") {
    const auto folder = shared_data();
    if (!folder) SKIP_TEST("no shared data");
    const Sets sets = read({.path = "fish.csv", .target = "Species"}, *folder);
    CHECK(sets.train.inputs().shape() == Shape{159, 5});
    CHECK(sets.train.classes ==
          std::vector<std::string>{"Bream", "Parkki", "Perch", "Pike", "Roach", "Smelt", "Whitefish"});
    CHECK(counts(sets.train) == std::vector<std::int64_t>{35, 11, 56, 17, 20, 14, 6});
}

}  // namespace xgrad::data
