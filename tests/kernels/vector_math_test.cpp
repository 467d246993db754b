#include "xgrad/kernels/vector_math.hpp"

#include "support/catch.hpp"
#include "xgrad/kernels/isa.hpp"

#include <array>
#include <cmath>

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

}  // namespace

TEST_CASE("functions of whole vectors are exact to four units in the last place") {
    check_accurate([](double x) { return std::exp(x); }, [](long double x) { return std::exp(x); });
    check_accurate([](double x) { return std::expm1(x); }, [](long double x) { return std::expm1(x); });
    check_accurate([](double x) { return std::log(x); }, [](long double x) { return std::log(x); });
    check_accurate([](double x) { return std::log1p(x); }, [](long double x) { return std::log1p(x); });
    check_accurate([](double x) { return std::tanh(x); }, [](long double x) { return std::tanh(x); });
    check_accurate([](double x) { return std::erf(x); }, [](long double x) { return std::erf(x); });
}
