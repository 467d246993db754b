#include "xgrad/base/random.hpp"

#include "base/philox.hpp"

#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace xgrad {
namespace {

// FNV-1a: short, well spread over short names, the same on every machine.
std::uint64_t hash(std::string_view name) {
    std::uint64_t value = 0xcbf29ce484222325;
    for (const char letter : name) value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
    return value;
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::string_view name) : RandomStream(seed, hash(name)) {}

// Counters near the top of the range are left to this use, so that a substream never repeats its parent's numbers.
RandomStream RandomStream::substream(std::uint64_t index) const {
    return {seed_, philox(seed_, stream_, ~index).second};
}

std::uint64_t RandomStream::bits(std::uint64_t counter) const {
    return philox(seed_, stream_, counter).first;
}

double RandomStream::uniform(std::uint64_t counter) const { return to_unit(bits(counter)); }

double RandomStream::normal(std::uint64_t counter) const {
    const Draw draw = philox(seed_, stream_, counter);
    const double radius = std::sqrt(-2.0 * std::log(1.0 - to_unit(draw.first)));  // 1 - u is above 0
    return radius * std::cos(2.0 * std::numbers::pi * to_unit(draw.second));
}

std::uint64_t RandomStream::below(std::uint64_t counter, std::uint64_t bound) const {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>((static_cast<Wide>(bits(counter)) * bound) >> 64U);
}

std::vector<std::int64_t> RandomStream::permutation(std::int64_t count) const {
    std::vector<std::int64_t> order(static_cast<std::size_t>(count));
    permutation(order);
    return order;
}

void RandomStream::permutation(std::span<std::int64_t> order) const {
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t last = order.size(); last > 1; --last)
        std::swap(order[last - 1], order[below(last, last)]);
}

}  // namespace xgrad
