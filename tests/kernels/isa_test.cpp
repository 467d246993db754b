#include "xgrad/kernels/isa.hpp"

#include "support/catch.hpp"
#include "support/instruction_sets.hpp"

#include <array>
#include <cmath>

using namespace xgrad;
using namespace xgrad::kernels;

namespace {

// Sums, products, quotients and roots of 37 numbers: more than a vector's, and no whole number of them.
std::array<float, 37> figures(Isa isa) {
    std::array<float, 37> result{};
    run_on(isa, [&result] {
        for (std::size_t i = 0; i < result.size(); ++i) {
            const float x = static_cast<float>(i) + 0.1F;
            result[i] = std::sqrt(x * 1.7F + 0.3F) / (x - 5.05F);
        }
    });
    return result;
}

}  // namespace

TEST_CASE("a loop gives the same bits on every instruction set that the processor has") {
    for (const Isa isa : tests::sets_at_hand()) CHECK(figures(isa) == figures(Isa::baseline));
}

TEST_CASE("a processor with one of the larger instruction sets has AVX") {
    CHECK((best_isa() == Isa::baseline || has_avx()));
}
