#include "base/philox.hpp"

#include "support/catch.hpp"

using namespace xgrad;

// Known answers of Philox4x32-10 from Random123's kat_vectors, two 32-bit words to each of ours, the lower first.
TEST_CASE("Philox gives the published numbers") {
    const Draw zero = philox(0, 0, 0);
    CHECK(zero.first == 0xe169c58d6627e8d5);
    CHECK(zero.second == 0x9b00dbd8bc57ac4c);
    const Draw ones = philox(~std::uint64_t{0}, ~std::uint64_t{0}, ~std::uint64_t{0});
    CHECK(ones.first == 0x41c83b0e408f276d);
    CHECK(ones.second == 0x6d5451fda20bc7c6);
    const Draw digits_of_pi = philox(0x299f31d0a4093822, 0x0370734413198a2e, 0x85a308d3243f6a88);
    CHECK(digits_of_pi.first == 0x94fdccebd16cfe09);
    CHECK(digits_of_pi.second == 0x24126ea15001e420);
}

TEST_CASE("bits become a number from 0 to below 1") {
    CHECK(to_unit(0) == 0);
    CHECK(to_unit(std::uint64_t{1} << 63U) == 0.5);
    CHECK(to_unit(~std::uint64_t{0}) == 1 - 0x1p-53);
}
