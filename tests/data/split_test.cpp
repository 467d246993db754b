#include "xgrad/data/split.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>

namespace xgrad::data {
namespace {

using namespace tests;

// Examples whose inputs are their numbers; as many of class 0, 1, ... as the counts say.
Dataset labelled(const std::vector<std::int64_t>& counts) {
    std::vector<std::int64_t> labels;
    for (std::size_t label = 0; label < counts.size(); ++label)
        labels.insert(labels.end(), static_cast<std::size_t>(counts[label]),
                      static_cast<std::int64_t>(label));
    const auto count = static_cast<std::int64_t>(labels.size());
    Array inputs({count, 1}, Dtype::float64);
    for (std::int64_t i = 0; i < count; ++i)
        inputs.values<double>()[static_cast<std::size_t>(i)] = static_cast<double>(i);
    Dataset set;
    set.set("inputs", inputs);
    set.set("targets", Array::of<std::int64_t>({count}, labels));
    return set;
}

std::vector<double> numbers(const Dataset& set) { return values(set.inputs()); }

std::vector<std::int64_t> counts(const Dataset& set, std::size_t classes) {
    std::vector<std::int64_t> found(classes);
    for (const std::int64_t label : set.targets().values<std::int64_t>())
        ++found[static_cast<std::size_t>(label)];
    return found;
}

}  // namespace

TEST_CASE("a split takes the rounded share, and every example falls to one part, in the order of the set") {
    const Parts parts = split(labelled({50, 49}), {.test = 0.25});
    CHECK(parts.test.size() == 25);
    CHECK(parts.train.size() == 74);
    std::vector<double> all = numbers(parts.train);
    CHECK(std::is_sorted(all.begin(), all.end()));
    const std::vector<double> test = numbers(parts.test);
    CHECK(std::is_sorted(test.begin(), test.end()));
    all.insert(all.end(), test.begin(), test.end());
    std::sort(all.begin(), all.end());
    CHECK(all == numbers(labelled({50, 49})));
}

TEST_CASE("a split is the same for the same seed and another for another") {
    CHECK(numbers(split(labelled({50, 49}), {.seed = 42}).test) ==
          numbers(split(labelled({50, 49}), {.seed = 42}).test));
    CHECK(numbers(split(labelled({50, 49}), {.seed = 42}).test) !=
          numbers(split(labelled({50, 49}), {.seed = 43}).test));
}

// The fish of the textbook: a quarter of 35, 11, 56, 17, 20, 14, 6 is 8.75, 2.75, 14, 4.25, 5, 3.5, 1.5, 40 in all; the
// floors make 37, and the largest remainders are those of the first, the second and (of two equal ones) the sixth.
TEST_CASE("a stratified split takes the share of each class") {
    const Dataset fish = labelled({35, 11, 56, 17, 20, 14, 6});
    const Parts parts = split(fish, {.test = 0.25, .stratify = true});
    CHECK(counts(parts.test, 7) == std::vector<std::int64_t>{9, 3, 14, 4, 5, 4, 1});
    CHECK(parts.train.size() == 119);
}

TEST_CASE("a stratified split needs classes, and two examples of each") {
    CHECK_THROWS_WITH(
        split(labelled({5, 1}), {.stratify = true}),
        "data.split: class 1 has a single example; expected at least two of each class to stratify; set "
        "\"stratify\" to false, or leave the class out");
    Dataset real = labelled({10});
    real.set("targets", Array({10, 1}, Dtype::float32));
    CHECK_THROWS_WITH(split(real, {.stratify = true}),
                      "data.split: stratify, but the targets are no classes; set \"stratify\" to false");
}

// A tenth of 60, 2 and 2: 6 in all; the exact shares 6, 0.2 and 0.2 leave the small ones none, so the first gives two.
TEST_CASE("a stratified split has at least one example of each class in either part") {
    const Parts tenth = split(labelled({60, 2, 2}), {.test = 0.1, .stratify = true});
    CHECK(counts(tenth.test, 3) == std::vector<std::int64_t>{4, 1, 1});
    const Parts most = split(labelled({60, 2, 2}), {.test = 0.9, .stratify = true});
    CHECK(counts(most.train, 3) == std::vector<std::int64_t>{4, 1, 1});
}

TEST_CASE("parts too small for every class are refused, and a lone class by its name") {
    CHECK_THROWS_WITH(
        split(labelled({4, 4, 4}), {.test = 0.2, .stratify = true}),
        "data.split: parts of 10 and 2 examples for 3 classes; expected at least one of each class in "
        "each part to stratify; change \"test\", or set \"stratify\" to false");
    Dataset named = labelled({5, 1});
    named.classes = {"cat", "dog"};
    CHECK_THROWS_WITH(split(named, {.stratify = true}),
                      StartsWith("data.split: class \"dog\" has a single example; expected at least two"));
}

TEST_CASE("a share out of range is refused") {
    CHECK_THROWS_WITH(split(labelled({5}), {.test = 1.5}),
                      "data.split: test: 1.5 is not below 1; expected above 0 and below 1");
    CHECK_THROWS_AS(split(labelled({5}), {.test = 0}), ConfigError);
    CHECK_THROWS_AS(split(labelled({5}), {.test = -0.5}), ConfigError);
}

TEST_CASE("a share that leaves a part empty is refused") {
    CHECK_THROWS_WITH(
        split(labelled({3}), {.test = 0.1}),
        "data.split: a test share of 0.1 of 3 examples leaves one part empty; expected at least one "
        "example in each part");
    CHECK_THROWS_AS(split(labelled({3}), {.test = 0.9}), DataError);
}

}  // namespace xgrad::data
