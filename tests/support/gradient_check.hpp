#pragma once

#include "support/evaluate.hpp"

#include <cstdint>

namespace xgrad::tests {

/// Compares f's derivatives by all elements of all float64 arguments with central differences, under a cotangent drawn
/// at random. Throws GradientError if they differ by more than 1e-6 of the largest, and for a check that says nothing:
/// a derivative that is zero throughout, not a number or infinite, or no float64 argument.
void check_gradient(const Function& f, const std::vector<Array>& arguments, std::uint64_t seed = 1);
void check_gradient(const Tracing& f, const std::vector<Array>& arguments, std::uint64_t seed = 1);

/// The same for the gradient of a random sum of f + f^2: a check of f's second derivatives (the square gives a linear f
/// some).
void check_second_gradient(const Function& f, const std::vector<Array>& arguments, std::uint64_t seed = 1);
void check_second_gradient(const Tracing& f, const std::vector<Array>& arguments, std::uint64_t seed = 1);

}  // namespace xgrad::tests
