#pragma once

#include "xgrad/base/array.hpp"

#include <string>
#include <string_view>

namespace xgrad::data {

// The types of element that array files have.
enum class ElementType {
    boolean,
    int8,
    uint8,
    int16,
    uint16,
    int32,
    uint32,
    int64,
    uint64,
    float16,
    float32,
    float64
};

std::size_t size_of(ElementType type);
std::string_view to_string(ElementType type);
bool is_floating(ElementType type);

// An array as a file has it: bytes and what they mean.
struct RawArray {
    Shape shape;
    ElementType type;
    bool big_endian;
    bool fortran_order;  // the first axis runs fastest
    std::string_view bytes;
    std::int64_t omitted = 0;  // of the first axis, behind what is there
};

// What of a file's array must be there: all, or no more than the beginning of its first axis.
enum class Extent { whole, beginning };

// Appends an axis. Throws DataError, which begins with `name`, for a shape that no array has.
void push_back(Shape& shape, std::int64_t size, const std::string& name);

// Throws DataError, which begins with `name`, unless the bytes are as many as the shape needs.
void require_complete(const RawArray& raw, const std::string& name);

// The same for a whole array; of one that may be a beginning, the shape becomes that of what is there.
void require_extent(RawArray& raw, Extent extent, const std::string& name);

// The elements as numbers of that dtype, row-major. Throws DataError, which begins with `name`, for one that is
// not finite.
Array decoded(const RawArray& raw, Dtype dtype, const std::string& name);

}  // namespace xgrad::data
