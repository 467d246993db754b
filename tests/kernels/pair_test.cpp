#include "kernels/pair.hpp"

#include "kernels/arithmetic.hpp"
#include "support/catch.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <vector>

using namespace xgrad;
using namespace xgrad::kernels;

namespace {

template <class F> TileFunction formula(Dtype dtype) { return tile<F::arity, Floating>(F{})[dtype]; }

template <class T, std::size_t Arity>
std::vector<T> outcome(TileFunction f, const std::array<std::vector<T>, Arity>& x) {
    std::array<const std::byte*, Arity> inputs{};
    for (std::size_t i = 0; i < Arity; ++i) inputs[i] = reinterpret_cast<const std::byte*>(x[i].data());
    std::vector<T> result(x[0].size());
    f(inputs.data(), reinterpret_cast<std::byte*>(result.data()), result.size());
    return result;
}

}  // namespace

TEST_CASE("a pair takes the inner formula's inputs in the place of the operand that it replaces") {
    const auto inner = formula<Subtract>(Dtype::float64);
    const auto outer = formula<Divide>(Dtype::float64);
    const std::array<std::vector<double>, 3> x{std::vector{12.0, 7.0}, {2.0, 3.0}, {5.0, -1.0}};
    CHECK(outcome(paired(inner, outer, 0), x) == std::vector{2.0, -4.0});   // (12 - 2) / 5, (7 - 3) / -1
    CHECK(outcome(paired(inner, outer, 1), x) == std::vector{-4.0, 1.75});  // 12 / (2 - 5), 7 / (3 - -1)
}

TEST_CASE("formulas of one input make pairs of one or two") {
    const auto negative = formula<Negative>(Dtype::float32);
    const auto square = formula<Square>(Dtype::float32);
    const auto add = formula<Add>(Dtype::float32);
    const std::array<std::vector<float>, 2> two{std::vector{3.F}, {4.F}};
    CHECK(outcome(paired(square, negative, 0), std::array{std::vector{3.F}}) == std::vector{-9.F});
    CHECK(outcome(paired(square, add, 0), two) == std::vector{13.F});
    CHECK(outcome(paired(square, add, 1), two) == std::vector{19.F});
    CHECK(outcome(paired(add, square, 0), two) == std::vector{49.F});
}

TEST_CASE("relu of a sum is 0 below 0, and a NaN where one operand is") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const auto f = paired(formula<Add>(Dtype::float32), formula<Relu>(Dtype::float32), 0);
    REQUIRE(f != nullptr);
    const std::array<std::vector<float>, 2> x{std::vector{1.F, -3.F, nan}, {2.F, 2.F, 2.F}};
    const std::vector<float> y = outcome(f, x);
    CHECK(y[0] == 3);
    CHECK(y[1] == 0);
    CHECK(std::isnan(y[2]));
}

TEST_CASE("a function of arithmetic is a pair with the bits of one after the other") {
    const std::array<std::vector<float>, 1> x{std::vector{0.3F, -1.7F, 88.0F}};
    const auto check = [&](TileFunction outer) {
        const auto negative = formula<Negative>(Dtype::float32);
        REQUIRE(paired(negative, outer, 0) != nullptr);
        CHECK(outcome(paired(negative, outer, 0), x) == outcome(outer, std::array{outcome(negative, x)}));
    };
    check(formula<Exp>(Dtype::float32));
    check(formula<Tanh>(Dtype::float32));
    check(formula<Sigmoid>(Dtype::float32));
    const std::array<std::vector<double>, 2> two{std::vector{1.0}, {std::exp(2.0) - 1}};
    CHECK_THAT(outcome(paired(formula<Add>(Dtype::float64), formula<Log>(Dtype::float64), 0), two)[0],
               WithinAbs(2, 1e-15));
}

TEST_CASE("a pair rounds as one formula after the other does") {
    // 3 * (1/3) is 1 in float64; a fused multiply-add would keep the product's error, 2^-54.
    const auto multiply = formula<Multiply>(Dtype::float64);
    const auto subtract = formula<Subtract>(Dtype::float64);
    const std::array<std::vector<double>, 3> x{std::vector{3.0}, {1.0 / 3.0}, {1.0}};
    CHECK(outcome(paired(multiply, subtract, 0), x) == std::vector{0.0});
}

TEST_CASE("there are pairs of floating arithmetic, within it or a function, alone") {
    const auto add = formula<Add>(Dtype::float32);
    CHECK(paired(add, formula<Add>(Dtype::float64), 0) == nullptr);
    CHECK(paired(add, formula<Negative>(Dtype::float32), 1) == nullptr);
    CHECK(paired(paired(add, add, 0), add, 0) == nullptr);
    CHECK(paired(formula<Exp>(Dtype::float32), add, 0) == nullptr);
    CHECK(paired(add, tile<2, Numbers>([](auto a, auto b) { return a + b; })[Dtype::float32], 0) == nullptr);
}
