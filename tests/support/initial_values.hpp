#pragma once

#include "xgrad/nn/initializer.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace xgrad::tests {

/// Values for a weight of that shape, whose first axis counts the connections in and the last those out.
inline Array initial_values(const nn::Initializer& initializer, const Shape& shape, std::uint64_t seed = 1) {
    return initializer->values(shape, {shape.front(), shape.back()}, RandomStream(seed, "tests/initializer"));
}

/// Mean, standard deviation and the largest magnitude.
struct Statistics {
    double mean = 0;
    double deviation = 0;
    double largest = 0;
};

inline Statistics statistics(const Array& array) {
    Statistics result;
    const auto count = static_cast<double>(array.size());
    for (const double value : array.values<double>()) {
        result.mean += value / count;
        result.largest = std::max(result.largest, std::abs(value));
    }
    for (const double value : array.values<double>())
        result.deviation += (value - result.mean) * (value - result.mean) / count;
    result.deviation = std::sqrt(result.deviation);
    return result;
}

}  // namespace xgrad::tests
