#include "xgrad/kernels/tile.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>

using namespace xgrad;
using namespace xgrad::kernels;

namespace {

template <class R, class T, std::size_t N>
std::array<R, N> run(const Tile& tile, const std::array<T, N>& a, const std::array<T, N>& b) {
    std::array<R, N> result{};
    const std::byte* inputs[] = {reinterpret_cast<const std::byte*>(a.data()),
                                 reinterpret_cast<const std::byte*>(b.data())};
    tile[dtype_of<T>()](inputs, reinterpret_cast<std::byte*>(result.data()), N);
    return result;
}

}  // namespace

TEST_CASE("a formula becomes a loop for each dtype that it takes") {
    constexpr Tile subtract = tile<2, Numbers>([](auto a, auto b) { return a - b; });
    CHECK(subtract.arity == 2);
    CHECK(run<float>(subtract, std::array{3.F, 1.F}, std::array{1.F, 1.F}) == std::array{2.F, 0.F});
    CHECK(run<std::int64_t>(subtract, std::array<std::int64_t, 1>{3}, std::array<std::int64_t, 1>{5}) ==
          std::array<std::int64_t, 1>{-2});
    CHECK(subtract[Dtype::boolean] == nullptr);
    constexpr Tile floating_only = tile<2, Floating>([](auto a, auto b) { return a / b; });
    CHECK(floating_only[Dtype::int64] == nullptr);
    CHECK(floating_only[Dtype::float64] != nullptr);
}

TEST_CASE("a predicate gives booleans") {
    constexpr Tile less = predicate_tile<2, Numbers>([](auto a, auto b) { return a < b; });
    CHECK(run<bool>(less, std::array{1.0, 2.0}, std::array{2.0, 1.0}) == std::array{true, false});
}

TEST_CASE("a conversion goes to one dtype from any") {
    constexpr Tile to_float = cast_tile<float>();
    const std::array<bool, 2> values{true, false};
    const std::byte* inputs[] = {reinterpret_cast<const std::byte*>(values.data())};
    std::array<float, 2> result{};
    to_float[Dtype::boolean](inputs, reinterpret_cast<std::byte*>(result.data()), 2);
    CHECK(result == std::array{1.F, 0.F});
}

TEST_CASE("an element's bits do not depend on its place, nor on how many there are") {
    const Tile formulas[] = {tile<1, Floating>([](auto x) { return std::exp(x); }),
                             tile<1, Floating>([](auto x) { return std::tanh(x); }),
                             tile<1, Floating>([](auto x) { return 1 / (1 + std::exp(-x)); })};
    constexpr std::size_t most = 40;
    std::array<float, most> x{};
    for (std::size_t i = 0; i < most; ++i) x[i] = 0.37F * static_cast<float>(i) - 7;
    for (const Tile& formula : formulas) {
        std::array<float, most> alone{};
        for (std::size_t i = 0; i < most; ++i) {
            const auto* const from = reinterpret_cast<const std::byte*>(&x[i]);
            formula[Dtype::float32](&from, reinterpret_cast<std::byte*>(&alone[i]), 1);
        }
        for (std::size_t first = 0; first < most; ++first)
            for (std::size_t n = 1; first + n <= most; ++n) {
                std::array<float, most> y = alone;
                std::fill_n(y.begin() + static_cast<std::ptrdiff_t>(first), n, 0.F);
                const auto* const from = reinterpret_cast<const std::byte*>(&x[first]);
                formula[Dtype::float32](&from, reinterpret_cast<std::byte*>(&y[first]), n);
                REQUIRE(y == alone);
            }
    }
}
