#pragma once

#include <Random123/philox.h>

#include <cstdint>
#include <string_view>

// The generator behind RandomStream, inline for the loops that draw many numbers.
namespace xgrad {

/// The 128 bits of one counter, as two words.
struct Draw {
    std::uint64_t first;
    std::uint64_t second;
};

inline Draw philox(std::uint64_t seed, std::uint64_t stream, std::uint64_t counter) {
    const auto low = [](std::uint64_t value) { return static_cast<std::uint32_t>(value); };
    const auto high = [](std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32U); };
    const auto join = [](std::uint32_t low_word, std::uint32_t high_word) {
        return low_word | (static_cast<std::uint64_t>(high_word) << 32U);
    };
    const r123::Philox4x32::ctr_type input = {{low(counter), high(counter), low(stream), high(stream)}};
    const r123::Philox4x32::key_type key = {{low(seed), high(seed)}};
    const auto words = r123::Philox4x32{}(input, key);
    return {join(words[0], words[1]), join(words[2], words[3])};
}

/// A uniform number in [0, 1), a multiple of 2^-53, from 64 random bits.
inline double to_unit(std::uint64_t bits) { return static_cast<double>(bits >> 11U) * 0x1p-53; }

}  // namespace xgrad
