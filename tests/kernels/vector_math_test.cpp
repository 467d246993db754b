#include "xgrad/kernels/vector_math.hpp"

#include "support/catch.hpp"
#include "support/instruction_sets.hpp"
#include "xgrad/base/workers.hpp"
#include "xgrad/kernels/isa.hpp"
#include "xgrad/kernels/tile.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace xgrad;
using namespace xgrad::kernels;

namespace {

// In units of the last place of T at the exact value; 0 where both are the same infinity or no number.
template <class T, class Exact> double error_in_ulps(T got, Exact exact) {
    const auto rounded = static_cast<T>(exact);
    if (std::isnan(got) && std::isnan(exact)) return 0;
    if (got == rounded) return 0;
    if (!std::isfinite(got) || !std::isfinite(rounded)) return std::numeric_limits<double>::infinity();
    const T above = std::nextafter(std::abs(rounded), std::numeric_limits<T>::infinity());
    const Exact unit = static_cast<Exact>(above) - static_cast<Exact>(std::abs(rounded));
    return static_cast<double>(std::abs(static_cast<Exact>(got) - exact) / unit);
}

// The largest error over the numbers of every `stride`-th bit pattern, so of all signs and exponents.
template <class T, class Bits, class Exact>
double worst_error(const Tile& tile, Isa isa, Exact (*exact)(Exact), Bits stride) {
    constexpr std::size_t block = 1024;
    std::array<T, block> x{};
    std::array<T, block> y{};
    const auto* const from = reinterpret_cast<const std::byte*>(x.data());
    double worst = 0;
    Bits bits = 0;
    for (std::uint64_t left = std::numeric_limits<Bits>::max() / stride; left >= block; left -= block) {
        for (T& value : x) value = std::bit_cast<T>(std::exchange(bits, bits + stride));
        tile.on(isa, xgrad::dtype_of<T>())(&from, reinterpret_cast<std::byte*>(y.data()), block);
        for (std::size_t i = 0; i < block; ++i)
            worst = std::max(worst, error_in_ulps(y[i], exact(static_cast<Exact>(x[i]))));
    }
    return worst;
}

struct Case {
    const char* name;
    Tile tile;
    double (*exact)(double);
    long double (*more_exact)(long double);  // of x87's registers, for which there are no vectors
};

#define XGRAD_CASE(name)                                                                      \
    Case {                                                                                    \
#name, tile < 1, Floating>([](auto x) { return std::name(x); }),                      \
            [](double x) { return std::name(x); }, [](long double x) { return std::name(x); } \
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

// One in 2003 of all floats, of every sign and exponent.
TEST_CASE("functions of whole vectors stay within four units over the whole range of float32") {
    for (const Case& c : cases)
        for (const Isa isa : tests::sets_at_hand()) {
            INFO(c.name << " " << static_cast<int>(isa));
            CHECK(worst_error<float>(c.tile, isa, c.exact, std::uint32_t{2003}) <= 4);
        }
}

// All 2^32 but some that are no numbers, which takes minutes: run when asked for, by `xgrad_tests "[every float]"`.
TEST_CASE("exp, log, tanh and erf stay within four units for every float32", "[.][every float]") {
    struct Trial {
        const Case* of;
        Isa isa;
        double worst = -1;
    };
    std::vector<Trial> trials;
    for (const Case& c : cases)
        for (const std::string name : {"exp", "log", "tanh", "erf"})
            for (const Isa isa : tests::sets_at_hand())
                if (c.name == name) trials.push_back({&c, isa});
    REQUIRE(trials.size() == 4 * tests::sets_at_hand().size());
    Workers workers;
    workers.for_each_block(
        static_cast<std::int64_t>(trials.size()),
        [&](std::int64_t i) {
            Trial& trial = trials[static_cast<std::size_t>(i)];
            trial.worst = worst_error<float>(trial.of->tile, trial.isa, trial.of->exact, std::uint32_t{1});
        },
        1e6);
    for (const Trial& trial : trials) {
        CAPTURE(trial.of->name, static_cast<int>(trial.isa), trial.worst);
        CHECK(trial.worst <= 4);
        CHECK(trial.worst >= 0);
    }
}

// Some 65,000 numbers: 32 of each exponent.
TEST_CASE("functions of whole vectors stay within four units over the whole range of float64") {
    for (const Case& c : cases)
        for (const Isa isa : tests::sets_at_hand()) {
            INFO(c.name << " " << static_cast<int>(isa));
            CHECK(worst_error<double>(c.tile, isa, c.more_exact, std::uint64_t{281474976710597}) <= 4);
        }
}

// The C library's scalar exp rounds to within 0.51 units; were the loops above made of that, they would show nothing.
TEST_CASE("the loops that are tested are made of whole vectors") {
#if defined(__OPTIMIZE__) && !defined(__clang__)
    if (best_isa() == Isa::baseline) SKIP_TEST("the processor has no larger vectors");
    CHECK(worst_error<float>(cases[0].tile, best_isa(), cases[0].exact, std::uint32_t{2003}) > 0.6);
#else
    SKIP_TEST("the compiler makes no vectors of functions, or is not asked to");
#endif
}
