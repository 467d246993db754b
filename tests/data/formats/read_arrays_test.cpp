#include "data/formats/read_arrays.hpp"

#include "data/file_bytes.hpp"
#include "data/formats/npy_array.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/data/formats/idx.hpp"
#include "xgrad/data/formats/npy.hpp"

namespace xgrad::data {
namespace {

using namespace tests;

// A folder with four inputs in x.npy, and what else a test writes.
struct Files {
    Files() { write("x.npy", npy_file("<f8", "(4,)", bytes_of<double>({1, 2, 3, 4}))); }
    void write(const std::string& name, const std::string& bytes) const { folder.write(name, bytes); }
    void write_labels(const std::string& name, std::initializer_list<std::int64_t> labels) const {
        write(name,
              npy_file("<i8", "(" + std::to_string(labels.size()) + ",)", bytes_of<std::int64_t>(labels)));
    }
    Sets read(const Npy& npy) const {
        return npy.read({.dtype = Dtype::float32, .locate = Locator({{"the test's folder", folder.path()}})});
    }
    std::string path(const std::string& name) const { return (folder / name).string(); }

    TempFolder folder;
};

}  // namespace

TEST_CASE("one input an example becomes a row of one") {
    const Files files;
    files.write_labels("y.npy", {0, 1, 1, 0});
    CHECK(files.read({.train = {"x.npy", "y.npy"}}).train.inputs() == floats({4, 1}, {1, 2, 3, 4}));
}

TEST_CASE("one whole number an example is a class, also in a column") {
    const Files files;
    files.write("y.npy", npy_file("|u1", "(4, 1)", bytes_of<std::uint8_t>({0, 2, 1, 0})));
    const Sets sets = files.read({.train = {"x.npy", "y.npy"}});
    CHECK(sets.train.targets() == integers({4}, {0, 2, 1, 0}));
    CHECK(sets.train.classes == std::vector<std::string>{"0", "1", "2"});
}

TEST_CASE("targets are what the settings say, if they say it") {
    const Files files;
    files.write_labels("whole.npy", {0, 1, 1, 0});
    files.write("real.npy", npy_file("<f8", "(4,)", bytes_of<double>({0, 1, 1, 2})));
    const Sets numbers = files.read({.train = {"x.npy", "whole.npy"}, .target_type = TargetType::numbers});
    CHECK(numbers.train.targets() == floats({4, 1}, {0, 1, 1, 0}));
    const Sets classes = files.read({.train = {"x.npy", "real.npy"}, .target_type = TargetType::classes});
    CHECK(classes.train.targets() == integers({4}, {0, 1, 1, 2}));
}

TEST_CASE("several targets an example are numbers, and a test set's are what the training set's are") {
    const Files files;
    files.write("rows.npy", npy_file("<i4", "(4, 2)", bytes_of<std::int32_t>({0, 1, 1, 0, 0, 1, 1, 0})));
    CHECK(files.read({.train = {"x.npy", "rows.npy"}}).train.targets().shape() == Shape{4, 2});
    files.write("real.npy", npy_file("<f8", "(4,)", bytes_of<double>({0.5, 1, 1, 2})));
    files.write_labels("whole.npy", {0, 1, 1, 0});
    const Sets sets = files.read({.train = {"x.npy", "real.npy"}, .test = ArrayFiles{"x.npy", "whole.npy"}});
    CHECK(sets.test->targets() == floats({4, 1}, {0, 1, 1, 0}));
}

TEST_CASE("inputs and targets of different numbers are refused with both") {
    const Files files;
    files.write_labels("y.npy", {0, 1, 1});
    CHECK_THROWS_WITH(files.read({.train = {"x.npy", "y.npy"}}),
                      files.path("y.npy") + ": targets of 3 examples; expected 4, as many as " +
                          files.path("x.npy") + " has inputs");
}

TEST_CASE("labels outside the classes are refused with their example") {
    const Files files;
    files.write_labels("y.npy", {0, 1, 2, 0});
    files.write_labels("t.npy", {0, 1, 3, 0});
    files.write_labels("negative.npy", {0, -1, 2, 0});
    CHECK_THROWS_WITH(files.read({.train = {"x.npy", "y.npy"}, .test = ArrayFiles{"x.npy", "t.npy"}}),
                      files.path("t.npy") + ": label 3 (example 2); expected a class from 0 to 2");
    CHECK_THROWS_WITH(files.read({.train = {"x.npy", "y.npy"}, .classes = 2}),
                      files.path("y.npy") + ": label 2 (example 2); expected a class from 0 to 1");
    CHECK_THROWS_WITH(files.read({.train = {"x.npy", "negative.npy"}}),
                      files.path("negative.npy") + ": label -1 (example 1); expected a class from 0 to 2");
    CHECK(files.read({.train = {"x.npy", "y.npy"}, .test = ArrayFiles{"x.npy", "t.npy"}, .classes = 5})
              .train.classes.size() == 5);
}

TEST_CASE("labels that cannot be classes are refused") {
    const Files files;
    files.write_labels("years.npy", {0, 1, 2000000, 0});
    files.write("real.npy", npy_file("<f8", "(4,)", bytes_of<double>({0, 1.5, 1, 2})));
    files.write("rows.npy", npy_file("<i4", "(4, 2)", bytes_of<std::int32_t>({0, 1, 1, 0, 0, 1, 1, 0})));
    CHECK_THROWS_WITH(files.read({.train = {"x.npy", "years.npy"}}),
                      files.path("years.npy") +
                          ": label 2000000; expected a class below 1000000; if these are no "
                          "classes set \"target_type\": \"number\"");
    CHECK_THROWS_WITH(
        files.read({.train = {"x.npy", "real.npy"}, .target_type = TargetType::classes}),
        files.path("real.npy") + ": target 1.5 (example 1); expected whole numbers as labels of classes");
    CHECK_THROWS_WITH(files.read({.train = {"x.npy", "rows.npy"}, .target_type = TargetType::classes}),
                      files.path("rows.npy") +
                          ": targets of shape [4, 2]; expected one label an example: [4]; for "
                          "other targets set \"target_type\": \"number\"");
}

TEST_CASE("test examples of another shape are refused with both shapes") {
    const Files files;
    files.write_labels("y.npy", {0, 1, 1, 0});
    files.write("wide.npy", npy_file("<f8", "(4, 2)", std::string(64, '\0')));
    CHECK_THROWS_WITH(
        files.read({.train = {"x.npy", "y.npy"}, .test = ArrayFiles{"wide.npy", "y.npy"}}),
        "wide.npy: an array of shape [4, 2]; expected examples of shape [1], as those to learn from");
}

TEST_CASE("arrays without examples, and single numbers, are refused") {
    const Files files;
    files.write("none.npy", npy_file("<f8", "(0, 3)", ""));
    files.write("one.npy", npy_file("<f8", "()", std::string(8, '\0')));
    CHECK_THROWS_WITH(files.read({.train = {"none.npy", "none.npy"}}),
                      files.path("none.npy") + ": no examples; expected at least one");
    CHECK_THROWS_WITH(
        files.read({.train = {"one.npy", "one.npy"}}),
        files.path("one.npy") + ": a single number; expected an array whose first axis counts examples");
}

TEST_CASE("settings of array files that do not go together are refused") {
    Npy npy{.train = {"x.npy", "y.npy"}, .target_type = TargetType::numbers, .classes = 3};
    REQUIRE(validate(record_of(npy)).size() == 1);
    CHECK(to_string(validate(record_of(npy))[0].problem) ==
          "\"classes\" beside \"target_type\": \"number\"; leave one of them out");
    Idx idx{.train = {"x", ""}};
    REQUIRE(validate(record_of(idx)).size() == 1);
    CHECK(validate(record_of(idx))[0].path == "train.targets");
}

}  // namespace xgrad::data
