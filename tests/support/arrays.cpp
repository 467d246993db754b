#include "support/arrays.hpp"

#include "xgrad/base/random.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace xgrad::tests {

Array doubles(const Shape& shape, std::initializer_list<double> values) { return Array::of(shape, values); }
Array floats(const Shape& shape, std::initializer_list<float> values) { return Array::of(shape, values); }
Array integers(const Shape& shape, std::initializer_list<std::int64_t> values) {
    return Array::of(shape, values);
}
Array booleans(const Shape& shape, std::initializer_list<bool> values) { return Array::of(shape, values); }

Array random_array(const Shape& shape, Dtype dtype, std::uint64_t seed, double low, double high) {
    const RandomStream stream(seed, "tests/array");
    Array array(shape, Dtype::float64);
    std::uint64_t i = 0;
    for (double& value : array.values<double>()) value = low + (high - low) * stream.uniform(i++);
    return array.as(dtype);
}

Array random_integers(const Shape& shape, std::int64_t bound, std::uint64_t seed) {
    const RandomStream stream(seed, "tests/integers");
    Array array(shape, Dtype::int64);
    std::uint64_t i = 0;
    for (std::int64_t& value : array.values<std::int64_t>())
        value = static_cast<std::int64_t>(stream.below(i++, static_cast<std::uint64_t>(bound)));
    return array;
}

std::vector<double> values(const Array& array) {
    std::vector<double> result(static_cast<std::size_t>(array.size()));
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = array.at(static_cast<std::int64_t>(i));
    return result;
}

double relative_difference(const std::vector<double>& a, const std::vector<double>& b) {
    double difference = 0;
    double magnitude = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (i >= a.size() || i >= b.size() || std::isnan(a[i] - b[i]))
            return std::numeric_limits<double>::quiet_NaN();
        difference = std::max(difference, std::abs(a[i] - b[i]));
        magnitude = std::max({magnitude, std::abs(a[i]), std::abs(b[i])});
    }
    return difference == 0 ? 0 : difference / magnitude;
}

}  // namespace xgrad::tests
