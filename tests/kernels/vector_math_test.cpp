#include "xgrad/kernels/vector_math.hpp"

#include "support/catch.hpp"
#include "xgrad/kernels/isa.hpp"
#include "xgrad/kernels/tile.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

using namespace xgrad::kernels;

namespace {

constexpr std::size_t count = 37;  // more than a vector's, and no whole number of them

// f of 0.05, 0.15, ... in a loop that may be made of vectors.
template <class F> std::array<double, count> looped(F f) {
    std::array<double, count> x{};
    std::array<double, count> y{};
    for (std::size_t i = 0; i < count; ++i) x[i] = 0.05 + 0.1 * static_cast<double>(i);
    run_on(best_isa(), [&] {
        for (std::size_t i = 0; i < count; ++i) y[i] = f(x[i]);
    });
    return y;
}

// Compared with long double, which has no vectors.
template <class F, class Exact> void check_accurate(F f, Exact exact) {
    const auto y = looped(f);
    for (std::size_t i = 0; i < count; ++i) {
        const auto wanted =
            static_cast<double>(exact(static_cast<long double>(0.05 + 0.1 * static_cast<double>(i))));
        CHECK_THAT(y[i], WithinAbs(wanted, 4 * 2.3e-16 * std::abs(wanted)));  // 4 units in the last place
    }
}

// In units of float32's last place at the exact value; 0 where both are the same infinity or no number.
double error_in_ulps(float got, double exact) {
    const auto rounded = static_cast<float>(exact);
    if (std::isnan(got) && std::isnan(exact)) return 0;
    if (got == rounded) return 0;
    if (!std::isfinite(got) || !std::isfinite(rounded)) return std::numeric_limits<double>::infinity();
    const float above = std::nextafter(std::abs(rounded), std::numeric_limits<float>::infinity());
    return std::abs(static_cast<double>(got) - exact) / (static_cast<double>(above) - std::abs(rounded));
}

// The largest error over the floats of every `stride`-th bit pattern, so of all signs and exponents.
double worst_error(const Tile& tile, Isa isa, double (*exact)(double), std::uint64_t stride) {
    constexpr std::size_t block = 1024;
    std::array<float, block> x{};
    std::array<float, block> y{};
    const auto* const from = reinterpret_cast<const std::byte*>(x.data());
    double worst = 0;
    for (std::uint64_t bits = 0; bits < (std::uint64_t{1} << 32U);) {
        for (float& value : x) {
            value = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
            bits += stride;
        }
        tile.on(isa, xgrad::Dtype::float32)(&from, reinterpret_cast<std::byte*>(y.data()), block);
        for (std::size_t i = 0; i < block; ++i)
            worst = std::max(worst, error_in_ulps(y[i], exact(static_cast<double>(x[i]))));
    }
    return worst;
}

struct Case {
    const char* name;
    Tile tile;
    double (*exact)(double);
};

#define XGRAD_CASE(name)                                                 \
    Case {                                                               \
#name, tile < 1, Floating>([](auto x) { return std::name(x); }), \
            [](double x) { return std::name(x); }                        \
    }

const Case cases[] = {
    XGRAD_CASE(exp),  XGRAD_CASE(expm1), XGRAD_CASE(exp2),  XGRAD_CASE(log),   XGRAD_CASE(log1p),
    XGRAD_CASE(log2), XGRAD_CASE(log10), XGRAD_CASE(sin),   XGRAD_CASE(cos),   XGRAD_CASE(tan),
    XGRAD_CASE(asin), XGRAD_CASE(acos),  XGRAD_CASE(atan),  XGRAD_CASE(sinh),  XGRAD_CASE(cosh),
    XGRAD_CASE(tanh), XGRAD_CASE(asinh), XGRAD_CASE(acosh), XGRAD_CASE(atanh), XGRAD_CASE(cbrt),
    XGRAD_CASE(erf),  XGRAD_CASE(erfc),
};

#undef XGRAD_CASE

}  // namespace

TEST_CASE("functions of whole vectors are exact to four units in the last place") {
    check_accurate([](double x) { return std::exp(x); }, [](long double x) { return std::exp(x); });
    check_accurate([](double x) { return std::expm1(x); }, [](long double x) { return std::expm1(x); });
    check_accurate([](double x) { return std::log(x); }, [](long double x) { return std::log(x); });
    check_accurate([](double x) { return std::log1p(x); }, [](long double x) { return std::log1p(x); });
    check_accurate([](double x) { return std::tanh(x); }, [](long double x) { return std::tanh(x); });
    check_accurate([](double x) { return std::erf(x); }, [](long double x) { return std::erf(x); });
}

// One in 2003 of all floats, of every sign and exponent.
TEST_CASE("functions of whole vectors stay within four units over the whole range of float32") {
    for (const Case& c : cases)
        for (const Isa isa : {Isa::baseline, Isa::avx2, Isa::avx512}) {
            if (isa > best_isa()) continue;
            INFO(c.name << " " << static_cast<int>(isa));
            CHECK(worst_error(c.tile, isa, c.exact, 2003) <= 4);
        }
}
