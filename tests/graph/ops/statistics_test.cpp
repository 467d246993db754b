#include "xgrad/graph/ops/statistics.hpp"

#include "support/at_point.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

template <class F> auto of(F f) {
    return [f](std::span<const Var> x) { return f(x[0]); };
}

const auto product = of([](const Var& x) { return prod(x); });

}  // namespace

TEST_CASE("prod multiplies along any axes") {
    const Array x = doubles({2, 3}, {1, 2, 3, 4, 5, 6});
    CHECK(evaluate(product, {x}).item() == 720);
    CHECK(evaluate(of([](const Var& v) { return prod(v, {0}); }), {x}) == doubles({3}, {4, 10, 18}));
    CHECK(evaluate(of([](const Var& v) { return prod(v, {1}, KeepDims::yes); }), {x}) ==
          doubles({2, 1}, {6, 120}));
    CHECK(evaluate(product, {integers({3}, {2, 3, 7})}) == integers({}, {42}));
    CHECK(evaluate(of([](const Var& v) { return prod(v, {1}); }), {doubles({2, 0}, {})}) ==
          doubles({2}, {1, 1}));
    CHECK(evaluate(of([](const Var& v) { return prod(v, {1}); }), {doubles({0, 2}, {})}) == doubles({0}, {}));
}

// With one 0 it alone has a derivative: the product of the others. With two none has.
TEST_CASE("the derivative of a product is right where factors are 0") {
    CHECK(pull_back(product, {doubles({3}, {2, 0, 3})}, doubles({}, {1}))[0] == doubles({3}, {0, 6, 0}));
    CHECK(pull_back(product, {doubles({3}, {0, 5, 0})}, doubles({}, {1}))[0] == doubles({3}, {0, 0, 0}));
    CHECK_NOTHROW(check_second_gradient(product, {doubles({4}, {2, 0, 3, -1})}));
}

TEST_CASE("logsumexp overflows for no number") {
    const auto f = of([](const Var& x) { return logsumexp(x, {1}); });
    const Array y = evaluate(f, {doubles({3, 2}, {1000, 1000, -1000, -1000, 0, -infinity})});
    CHECK_THAT(y.at(0), WithinRel(1000.6931471805599, 1e-15));  // 1000 + log(2)
    CHECK_THAT(y.at(1), WithinRel(-999.3068528194401, 1e-15));
    CHECK(y.at(2) == 0);
    CHECK(evaluate(f, {doubles({1, 2}, {-infinity, -infinity})}) == doubles({1}, {-infinity}));
    CHECK(evaluate(f, {doubles({1, 2}, {3, infinity})}) == doubles({1}, {infinity}));
}

TEST_CASE("variance and standard deviation take a correction") {
    const Array x = doubles({2, 2}, {1, 5, 2, 2});
    CHECK(evaluate(of([](const Var& v) { return variance(v, {1}); }), {x}) == doubles({2}, {4, 0}));
    CHECK(evaluate(of([](const Var& v) { return variance(v, {1}, KeepDims::yes, 1); }), {x}) ==
          doubles({2, 1}, {8, 0}));
    const auto deviation = of([](const Var& v) { return stddev(v, {1}); });
    CHECK(evaluate(deviation, {x}) == doubles({2}, {2, 0}));
    CHECK(pull_back(deviation, {x}, doubles({2}, {1, 1}))[0] == doubles({2, 2}, {-0.5, 0.5, 0, 0}));
}

TEST_CASE("norms of any p, with derivative 0 at 0") {
    const Array x = doubles({2, 2}, {3, -4, 0, 0});
    const auto by = [](double p) { return of([p](const Var& v) { return norm(v, p, {1}); }); };
    CHECK(evaluate(by(2), {x}) == doubles({2}, {5, 0}));
    CHECK(evaluate(by(1), {x}) == doubles({2}, {7, 0}));
    CHECK(evaluate(by(max_norm), {x}) == doubles({2}, {4, 0}));
    CHECK_THAT(evaluate(by(3), {x}).at(0), WithinRel(4.497941445275415, 1e-14));  // 91^(1/3)
    for (const double p : {1.0, 2.0, 3.0, max_norm}) {
        INFO("p = " << p);
        const Array g = pull_back(by(p), {x}, doubles({2}, {1, 1}))[0];
        CHECK(g.at(2) == 0);
        CHECK(g.at(3) == 0);
    }
    CHECK(pull_back(by(2), {x}, doubles({2}, {5, 1}))[0] == doubles({2, 2}, {3, -4, 0, 0}));
}

TEST_CASE("all, any and count_nonzero") {
    const Array x = booleans({2, 2}, {true, false, true, true});
    CHECK(evaluate(of([](const Var& v) { return all(v, {1}); }), {x}) == booleans({2}, {false, true}));
    CHECK(evaluate(of([](const Var& v) { return any(v, {0}, KeepDims::yes); }), {x}) ==
          booleans({1, 2}, {true, true}));
    CHECK(evaluate(of([](const Var& v) { return all(v); }), {booleans({0}, {})}) == booleans({}, {true}));
    CHECK(evaluate(of([](const Var& v) { return any(v); }), {booleans({0}, {})}) == booleans({}, {false}));
    CHECK(evaluate(of([](const Var& v) { return count_nonzero(v); }),
                   {doubles({4}, {0, 2, -0.0, not_a_number})}) == integers({}, {2}));
    CHECK(evaluate(of([](const Var& v) { return count_nonzero(v, {0}); }), {x}) == integers({2}, {2, 1}));
}

TEST_CASE("statistics that mean nothing are refused") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    CHECK_THROWS_WITH(variance(x, {0}, KeepDims::no, 2),
                      "variance: 2 elements with correction 2; expected more than 2");
    CHECK_THROWS_WITH(norm(x, 0), "norm: p = 0; expected a number above 0, or infinity");
    CHECK_THROWS_WITH(prod(x, {2}), "prod: axis 2 of an array of rank 2; expected an axis from -2 to 1");
    CHECK_THROWS_WITH(all(x), "logical_not: float32; expected boolean");
}
