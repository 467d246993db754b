#include "xgrad/data/data_spec.hpp"

#include "data/file_bytes.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/bind.hpp"
#include "xgrad/data/data.hpp"

#include <algorithm>

namespace xgrad::data {
namespace {

using namespace tests;

ReadContext in(const TempFolder& folder) {
    return {.dtype = Dtype::float64, .locate = Locator({{"the test's folder", folder.path()}})};
}

DataSpec from_json(const std::string& text) {
    DataSpec spec;
    config::bind_or_throw(config::parse(text, "model.json"), record_of(spec));
    return spec;
}

}  // namespace

TEST_CASE("the data section of a config may be IDX files with preprocessing") {
    const DataSpec spec = from_json(R"({"format": "idx",
        "train": {"inputs": "a", "targets": "b"}, "test": {"inputs": "c", "targets": "d"},
        "preprocess": [{"type": "Scale", "factor": 0.5}, "Flatten"]})");
    REQUIRE(spec.format.get<Idx>() != nullptr);
    CHECK(spec.format.get<Idx>()->test->targets == "d");
    REQUIRE(spec.preprocess.size() == 2);
    CHECK(spec.preprocess[0].get<Scale>()->factor == 0.5);
}

TEST_CASE("the data section of a config may be a CSV file with a split") {
    const DataSpec spec = from_json(R"({"format": "csv", "path": "fish.csv", "target": "Species",
        "inputs": ["Weight", -1], "split": {"test": 0.25, "seed": 42, "stratify": true}})");
    const Csv* csv = spec.format.get<Csv>();
    REQUIRE(csv != nullptr);
    CHECK(csv->path == "fish.csv");
    CHECK(csv->target == NameOrIndex("Species"));
    CHECK(csv->inputs == std::vector<NameOrIndex>{"Weight", std::int64_t{-1}});
    REQUIRE(spec.split);
    CHECK(spec.split->seed == 42);
    CHECK(spec.split->stratify);
}

TEST_CASE("the data section of a config may be a synthetic set with its own settings beside the others") {
    const DataSpec spec = from_json(R"({"format": "synthetic", "kind": "spiral", "samples": 60, "classes": 3,
        "noise": 0.1, "split": {"test": 0.2}})");
    REQUIRE(spec.format.get<Synthetic>() != nullptr);
    const Spiral* spiral = spec.format.get<Synthetic>()->set.get<Spiral>();
    REQUIRE(spiral != nullptr);
    CHECK(spiral->samples == 60);
    CHECK(prepare(spec, {}).test->size() == 12);
}

TEST_CASE("a slip in the data section of a config is answered with its place and the nearest key") {
    CHECK_THROWS_WITH(
        from_json(R"({"format": "csv", "path": "f.csv", "taget": "y", "target": "y"})"),
        "model.json:1:36: error: taget: unknown key \"taget\" for csv; did you mean \"target\"?");
    CHECK_THROWS_WITH(from_json(R"({"format": "synthetic", "kind": "spiral", "sample": 3})"),
                      EndsWith("did you mean \"samples\"?"));
}

TEST_CASE("steps are fitted to the training set alone and applied to both") {
    const TempFolder folder;
    folder.write("train.csv", "x,y\n0,a\n10,b\n");
    folder.write("test.csv", "x,y\n20,b\n");
    const DataSpec spec{
        .format = Csv{.train = CsvFile{"train.csv"}, .test = CsvFile{"test.csv"}, .target = "y"},
        .preprocess = {Standardize{}}};
    const Prepared prepared = prepare(spec, in(folder));
    CHECK(prepared.train.inputs() == doubles({2, 1}, {-1, 1}));
    REQUIRE(prepared.test);
    CHECK(prepared.test->inputs() == doubles({1, 1}, {3}));
    REQUIRE(prepared.states.size() == 1);
    CHECK(prepared.states[0].at("mean") == doubles({1}, {5}));
    CHECK(prepared.encoding.classes == std::vector<std::string>{"a", "b"});
}

TEST_CASE("each step is fitted to what the steps before it make") {
    const DataSpec spec{.format = Synthetic{Xor{}}, .preprocess = {Scale{.factor = 4}, MinMax{}, OneHot{}}};
    const Prepared prepared = prepare(spec, {.dtype = Dtype::float64});
    CHECK(prepared.states[1].at("highest") == doubles({2}, {4, 4}));
    CHECK(values(prepared.train.inputs()) == std::vector<double>{0, 0, 0, 1, 1, 0, 1, 1});
    CHECK(prepared.train.targets().shape() == Shape{4, 2});
}

TEST_CASE("a split takes a test set, which preprocessing never saw") {
    const DataSpec spec{.format = Synthetic{Blobs{.samples = 50}},
                        .split = Split{.test = 0.2, .stratify = true},
                        .preprocess = {MinMax{}}};
    const Prepared prepared = prepare(spec, {.dtype = Dtype::float64});
    CHECK(prepared.train.size() == 40);
    REQUIRE(prepared.test);
    CHECK(prepared.test->size() == 10);
    for (const double x : prepared.train.inputs().values<double>()) CHECK((x >= 0 && x <= 1 + 1e-15));
}

TEST_CASE("the first so many training examples are taken, after the split and before preprocessing") {
    const DataSpec all{.format = Synthetic{Blobs{.samples = 50}}, .split = Split{.test = 0.2}};
    DataSpec some = all;
    some.take = 7;
    some.preprocess = {MinMax{}};
    const Dataset whole = prepare(all, {.dtype = Dtype::float64}).train;
    const Prepared prepared = prepare(some, {.dtype = Dtype::float64});
    CHECK(prepared.train.size() == 7);
    CHECK(prepared.test->size() == 10);
    CHECK(values(prepared.train.targets()) ==
          values(whole.select(std::vector<std::int64_t>{0, 1, 2, 3, 4, 5, 6}).targets()));
    CHECK(*std::ranges::max_element(prepared.train.inputs().values<double>()) == 1);
    some.take = 41;
    CHECK_THROWS_WITH(prepare(some, {.dtype = Dtype::float64}), "data.take: 41 of 40 training examples");
}

TEST_CASE("inputs alone go through fitted steps as training did") {
    const std::vector<Preprocess> steps = {Scale{.factor = 2}, OneHot{}, Standardize{}};
    const std::vector<State> states = {{},
                                       {{"classes", integers({}, {3})}},
                                       {{"mean", doubles({1}, {10})}, {"deviation", doubles({1}, {4})}}};
    Dataset set;
    set.set("inputs", doubles({2, 1}, {5, 7}));
    CHECK(apply_steps(steps, states, set).inputs() == doubles({2, 1}, {0, 1}));
    CHECK_THROWS_WITH(apply_steps(steps, {{}}, set),
                      "preprocess: 1 states for 3 steps; expected one for each");
}

TEST_CASE(
    "a look at large data takes its beginning for a test set: where a split falls, only all data can tell") {
    const TempFolder folder;
    folder.write("images", idx_file(0x08, {20000, 10, 10}, std::string(2000000, '\1')));
    folder.write("labels", idx_file(0x08, {20000}, std::string(20000, '\0')));
    const DataSpec spec = from_json(R"({"format": "idx", "train": {"inputs": "images", "targets": "labels"},
        "split": {"test": 0.25}})");
    ReadContext look = in(folder);
    look.beginning = true;
    const Prepared seen = prepare(spec, look);
    CHECK(seen.train.size() < 20000);
    CHECK(seen.test->inputs() == seen.train.inputs());
    CHECK(prepare(spec, in(folder)).test->size() == 5000);
}

TEST_CASE("a split of data that bring a test set is refused") {
    const TempFolder folder;
    folder.write("t.csv", "x,y\n0,a\n10,b\n");
    const DataSpec spec{.format = Csv{.train = CsvFile{"t.csv"}, .test = CsvFile{"t.csv"}, .target = "y"},
                        .split = Split{}};
    CHECK_THROWS_WITH(prepare(spec, in(folder)),
                      "data.split: the data bring a test set of their own; remove \"split\" or the test set");
}

TEST_CASE("data that a step cannot use are said with the step's place") {
    CHECK_THROWS_WITH(
        prepare({.format = Synthetic{Xor{}}, .preprocess = {OneHot{}, OneHot{}}}, ReadContext{}),
        StartsWith("data.preprocess[1] (OneHot): targets of ") && EndsWith("; expected class numbers"));
}

TEST_CASE("settings from C++ are looked at before anything is read") {
    const ReadContext context;
    CHECK_THROWS_WITH(prepare({}, context),
                      "data: data format: not set; expected a value: there is no default");
    CHECK_THROWS_WITH(prepare({.format = Synthetic{}}, context),
                      "data: synthetic set: not set; expected a value: there is no default");
    CHECK_THROWS_WITH(prepare({.format = Synthetic{Spiral{.samples = 0}}}, context),
                      "data: samples: 0 is below 1");
    CHECK_THROWS_WITH(prepare({.format = Csv{.path = "f.csv"}}, context),
                      "data: no \"target\"; expected the name or the index of the column to predict");
    CHECK_THROWS_WITH(prepare({.format = Synthetic{Xor{}}, .preprocess = {Flatten{}, {}}}, context),
                      "data: preprocess[1]: not set; expected a preprocessing step");
}

}  // namespace xgrad::data
