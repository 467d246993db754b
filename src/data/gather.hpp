#pragma once

#include "xgrad/base/array.hpp"

#include <cstdint>
#include <span>

namespace xgrad::data {

// Copies those rows (indices of the first axis) of an array to the first rows of another of the same dtype and row shape.
void gather(const Array& from, std::span<const std::int64_t> rows, Array& to);

// The shape with another number of examples.
Shape with_examples(Shape shape, std::int64_t examples);

}  // namespace xgrad::data
