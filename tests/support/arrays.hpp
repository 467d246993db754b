#pragma once

#include "xgrad/base/array.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace xgrad::tests {

// Arrays of those values, in row-major order.
Array doubles(const Shape& shape, std::initializer_list<double> values);
Array floats(const Shape& shape, std::initializer_list<float> values);
Array integers(const Shape& shape, std::initializer_list<std::int64_t> values);
Array booleans(const Shape& shape, std::initializer_list<bool> values);

/// Uniform numbers from low to high of a floating dtype: the same for the same seed.
Array random_array(const Shape& shape, Dtype dtype, std::uint64_t seed, double low = -1, double high = 1);
/// Integers from 0 to bound - 1.
Array random_integers(const Shape& shape, std::int64_t bound, std::uint64_t seed);

/// The elements of an array of any dtype, in row-major order.
std::vector<double> values(const Array& array);

/// The largest difference of two arrays of one shape over the largest magnitude in them; NaN if either has one.
double relative_difference(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace xgrad::tests
