#include "xgrad/graph/ops/gather.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const Array six = doubles({2, 3}, {1, 2, 3, 4, 5, 6});

Function gathering(std::int64_t axis) {
    return [=](std::span<const Var> x) { return gather(x[0], x[1], axis); };
}
Function scattering(std::int64_t axis, std::int64_t size) {
    return [=](std::span<const Var> x) { return scatter_add(x[0], x[1], axis, size); };
}
Function taking(std::int64_t axis) {
    return [=](std::span<const Var> x) { return take(x[0], x[1], axis); };
}
Function encoding(std::int64_t classes, Dtype dtype) {
    return [=](std::span<const Var> x) { return one_hot(x[0], classes, dtype); };
}

}  // namespace

TEST_CASE("gather picks along an axis, of any dtype") {
    CHECK(evaluate(gathering(1), {six, integers({2, 2}, {2, 0, 1, 1})}) == doubles({2, 2}, {3, 1, 5, 5}));
    CHECK(evaluate(gathering(0), {six, integers({1, 3}, {1, 0, 1})}) == doubles({1, 3}, {4, 2, 6}));
    CHECK(evaluate(gathering(-1), {floats({2, 2}, {1, 2, 3, 4}), integers({2, 1}, {1, 0})}) ==
          floats({2, 1}, {2, 3}));
    CHECK(evaluate(gathering(0), {booleans({2}, {true, false}), integers({3}, {1, 0, 0})}) ==
          booleans({3}, {false, true, true}));
    CHECK(evaluate(gathering(0), {integers({1}, {7}), integers({2}, {0, 0})}) == integers({2}, {7, 7}));
    CHECK(evaluate(gathering(1), {six, Array({2, 0}, Dtype::int64)}).shape() == Shape{2, 0});
}

TEST_CASE("scatter_add adds each element at its index, and leaves zeros elsewhere") {
    CHECK(evaluate(scattering(1, 4), {six, integers({2, 3}, {0, 3, 0, 1, 1, 1})}) ==
          doubles({2, 4}, {4, 0, 0, 2, 0, 15, 0, 0}));
    CHECK(evaluate(scattering(0, 2), {six, integers({2, 3}, {0, 1, 1, 0, 0, 1})}) ==
          doubles({2, 3}, {5, 5, 0, 0, 2, 9}));
    CHECK(evaluate(scattering(0, 2), {Array({0}, Dtype::float32), Array({0}, Dtype::int64)}) ==
          floats({2}, {0, 0}));
}

TEST_CASE("take puts an index of any shape in the axis's place") {
    CHECK(evaluate(taking(0), {six, integers({3}, {1, 0, 1})}) ==
          doubles({3, 3}, {4, 5, 6, 1, 2, 3, 4, 5, 6}));
    CHECK(evaluate(taking(1), {six, integers({1, 2}, {2, 0})}) == doubles({2, 1, 2}, {3, 1, 6, 4}));
    CHECK(evaluate(taking(-1), {floats({2}, {1, 2}), integers({2, 2}, {0, 1, 1, 0})}) ==
          floats({2, 2}, {1, 2, 2, 1}));
    CHECK(evaluate(taking(0), {six, integers({}, {1})}) == doubles({3}, {4, 5, 6}));
    CHECK(evaluate(taking(0), {booleans({2}, {true, false}), integers({1}, {1})}) == booleans({1}, {false}));
    CHECK(evaluate(taking(1), {six, Array({0}, Dtype::int64)}).shape() == Shape{2, 0});
    CHECK(evaluate(
              [](auto x) {
                  return take(x[0], integers({2}, {1, 1}));
              },
              {integers({2}, {5, 6})}) == integers({2}, {6, 6}));
}

TEST_CASE("what take took is added where it came from") {
    const Array index = integers({2, 2}, {1, 0, 1, 1});
    CHECK(pull_back(taking(0), {doubles({3}, {0, 0, 0}), index}, doubles({2, 2}, {1, 2, 4, 8}))[0] ==
          doubles({3}, {2, 13, 0}));
    CHECK(pull_back(taking(1), {Array({1, 2, 2}, Dtype::float32), integers({2}, {0, 0})},
                    floats({1, 2, 2}, {1, 2, 3, 4}))[0] == floats({1, 2, 2}, {4, 6, 0, 0}));
    const Array x = random_array({3, 4, 2}, Dtype::float64, 1);
    const Array places = random_integers({5, 2}, 4, 1);
    CHECK_NOTHROW(check_gradient(taking(1), {x, places}));
    CHECK_NOTHROW(check_second_gradient(taking(1), {x, places}));
}

TEST_CASE("take_along_axis is gather") {
    CHECK(evaluate([](auto x) { return take_along_axis(x[0], x[1], 1); }, {six, integers({2, 1}, {2, 0})}) ==
          doubles({2, 1}, {3, 4}));
}

TEST_CASE("one_hot marks the label, and nothing for a label outside the classes") {
    CHECK(evaluate(encoding(3, Dtype::float64), {integers({2}, {2, 0})}) ==
          doubles({2, 3}, {0, 0, 1, 1, 0, 0}));
    CHECK(evaluate(encoding(2, Dtype::float32), {integers({3}, {-1, 1, 2})}) ==
          floats({3, 2}, {0, 0, 0, 1, 0, 0}));
    CHECK(evaluate(encoding(2, Dtype::float64), {integers({}, {1})}) == doubles({2}, {0, 1}));
    CHECK(evaluate(encoding(0, Dtype::float64), {integers({2}, {0, 1})}).shape() == Shape{2, 0});
}

TEST_CASE("gather and scatter_add have the derivatives that central differences show") {
    const Array x = random_array({3, 4, 2}, Dtype::float64, 1);
    const Array index = random_integers({3, 5, 2}, 4, 1);
    CHECK_NOTHROW(check_gradient(gathering(1), {x, index}));
    CHECK_NOTHROW(check_second_gradient(gathering(1), {x, index}));
    const Array y = random_array({3, 5, 2}, Dtype::float64, 2);
    CHECK_NOTHROW(check_gradient(scattering(1, 4), {y, index}));
    CHECK_NOTHROW(check_second_gradient(scattering(1, 4), {y, index}));
}

TEST_CASE("gather and scatter_add are each other's derivative") {
    const Array index = integers({2, 2}, {2, 2, 0, 1});
    CHECK(pull_back(gathering(1), {six, index}, doubles({2, 2}, {1, 2, 3, 4}))[0] ==
          doubles({2, 3}, {0, 0, 3, 3, 4, 0}));
    CHECK(pull_back(scattering(1, 3), {doubles({2, 2}, {0, 0, 0, 0}), index}, six)[0] ==
          doubles({2, 2}, {3, 3, 4, 5}));
}

TEST_CASE("an index outside the axis is an error of the run, with its place") {
    const Array ten({10}, Dtype::float64);
    CHECK_THROWS_AS(evaluate(gathering(0), {ten, integers({4}, {0, 9, 3, 10})}), DataError);
    CHECK_THROWS_WITH(evaluate(gathering(0), {ten, integers({4}, {0, 9, 3, 10})}),
                      "gather: index 10 at [3]; expected 0 to 9");
    CHECK_THROWS_WITH(evaluate(gathering(1), {six, integers({2, 2}, {0, 1, -1, 7})}),
                      "gather: index -1 at [1, 0]; expected 0 to 2");
    CHECK_THROWS_WITH(evaluate(taking(1), {six, integers({2, 2}, {0, 1, 3, 7})}),
                      "take: index 3 at [1, 0]; expected 0 to 2");
    CHECK_THROWS_WITH(evaluate(taking(0), {six, integers({}, {-1})}),
                      "take: index -1 at []; expected 0 to 1");
    CHECK_THROWS_WITH(evaluate(scattering(0, 2), {doubles({3}, {1, 2, 3}), integers({3}, {0, 2, 5})}),
                      "scatter_add: index 2 at [1]; expected 0 to 1");
    CHECK_THROWS_WITH(evaluate(gathering(0), {Array({0}, Dtype::float64), integers({1}, {0})}),
                      "gather: index 0 at [0]; expected no index, as the axis has size 0");
}

TEST_CASE("of several wrong indices the first is reported, whatever the number of threads") {
    const Array ten({10}, Dtype::float32);
    Array index({100000}, Dtype::int64);
    for (const std::size_t wrong : {std::size_t{99999}, std::size_t{70000}, std::size_t{40000}})
        index.values<std::int64_t>()[wrong] = 10;
    for (const int threads : {1, 2, 3, 7}) {
        Workers workers(threads);
        CHECK_THROWS_WITH(evaluate(gathering(0), {ten, index}, workers),
                          "gather: index 10 at [40000]; expected 0 to 9");
    }
}

TEST_CASE("shapes and dtypes that do not fit are refused") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Var n = graph.input("n", {2, 3}, Dtype::int64);
    const Var index = graph.input("index", {3, 1}, Dtype::int64);
    CHECK_THROWS_WITH(
        gather(x, x, 0),
        "gather: indices of float32; expected int64; convert them with cast(index, Dtype::int64)");
    CHECK_THROWS_WITH(gather(x, index, 1),
                      "gather: shape [2, 3] with indices of shape [3, 1]; expected equal sizes in every "
                      "axis but 1");
    CHECK_THROWS_WITH(gather(x, n, 2), "gather: axis 2 of an array of rank 2; expected an axis from -2 to 1");
    CHECK_THROWS_WITH(
        take(x, x), "take: indices of float32; expected int64; convert them with cast(index, Dtype::int64)");
    CHECK_THROWS_WITH(take(x, n, 2), "take: axis 2 of an array of rank 2; expected an axis from -2 to 1");
    CHECK_THROWS_WITH(scatter_add(x, index, 0, 3),
                      "scatter_add: shape [2, 3] with indices of shape [3, 1]; expected equal shapes");
    CHECK_THROWS_WITH(scatter_add(x, n, 0, -1), "scatter_add: size -1; expected a size of at least 0");
    CHECK_THROWS_WITH(scatter_add(n, n, 0, 2), "scatter_add: int64; expected float32 or float64");
    CHECK_THROWS_WITH(one_hot(x, 3, Dtype::float32),
                      "one_hot: labels of float32; expected int64; convert them with cast(labels, "
                      "Dtype::int64)");
    CHECK_THROWS_WITH(one_hot(n, 3, Dtype::int64), "one_hot: a result of int64; expected float32 or float64");
    CHECK_THROWS_WITH(one_hot(n, -1, Dtype::float32), "one_hot: -1 classes; expected at least 0");
}
