#include "xgrad/data/dataset.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

using namespace tests;

Dataset three_examples() {
    Dataset set{.classes = {"no", "yes"}};
    set.set("inputs", Array::of<float>({3, 2}, {1, 2, 3, 4, 5, 6}));
    set.set("targets", Array::of<std::int64_t>({3}, {0, 1, 0}));
    return set;
}

}  // namespace

TEST_CASE("a dataset has as many examples as its columns have rows") {
    CHECK(three_examples().size() == 3);
    CHECK(Dataset{}.size() == 0);
}

TEST_CASE("a dataset may have any columns, each found by its name") {
    Dataset set = three_examples();
    set.set("weights", Array::of<double>({3}, {1, 2, 1}));
    CHECK(set.has("weights"));
    CHECK_FALSE(set.has("names"));
    CHECK(values(set["weights"]) == std::vector<double>{1, 2, 1});
    set.set("weights", Array::of<double>({3}, {1, 1, 1}));
    CHECK(set.columns.size() == 3);
    CHECK(values(set["weights"]) == std::vector<double>{1, 1, 1});
}

TEST_CASE("a column that is not there is answered with the nearest name, or all names") {
    CHECK_THROWS_WITH(three_examples()["input"], "dataset: no column \"input\"; did you mean \"inputs\"?");
    CHECK_THROWS_WITH(three_examples()["weights"],
                      "dataset: no column \"weights\"; expected one of inputs, targets");
    CHECK_THROWS_WITH(Dataset{}.inputs(), "dataset: no column \"inputs\"");
}

TEST_CASE("selected examples come in the order asked for, in every column, with the classes") {
    const Dataset chosen = three_examples().select(std::vector<std::int64_t>{2, 0, 2});
    CHECK(chosen.inputs() == Array::of<float>({3, 2}, {5, 6, 1, 2, 5, 6}));
    CHECK(chosen.targets() == Array::of<std::int64_t>({3}, {0, 0, 0}));
    CHECK(chosen.classes == std::vector<std::string>{"no", "yes"});
}

TEST_CASE("an example that is not there cannot be selected") {
    CHECK_THROWS_WITH(three_examples().select(std::vector<std::int64_t>{3}),
                      "dataset: example 3; expected a number from 0 to 2");
    CHECK_THROWS_AS(three_examples().select(std::vector<std::int64_t>{-1}), DataError);
}

TEST_CASE("columns of different lengths are refused with both shapes") {
    Dataset set = three_examples();
    set.set("targets", Array::of<std::int64_t>({2}, {0, 1}));
    CHECK_THROWS_WITH(
        require_examples(set, "data"),
        "data: targets of shape [2] beside inputs of shape [3, 2]; expected as many examples in "
        "each: equal first axes");
    CHECK_THROWS_WITH(require_examples(Dataset{}, "data"), "data: no examples; expected at least one");
    CHECK_NOTHROW(require_examples(three_examples(), "data"));
}

TEST_CASE("a label outside the classes is named with its example") {
    const Array labels = Array::of<std::int64_t>({3}, {0, 3, -1});
    CHECK_NOTHROW(require_labels(Array::of<std::int64_t>({2}, {0, 2}), 3, "targets"));
    CHECK_THROWS_WITH(require_labels(labels, 3, "targets"),
                      "targets: label 3 (example 1); expected a class from 0 to 2");
    CHECK_THROWS_WITH(require_labels(labels, 4, "targets"),
                      "targets: label -1 (example 2); expected a class from 0 to 3");
}

}  // namespace xgrad::data
