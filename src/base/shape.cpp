#include "xgrad/base/shape.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad {
namespace {

constexpr std::int64_t one = 1;
constexpr std::int64_t most_elements = one << 60;  // their bytes can still be counted

// The product of the sizes that are not 0: no partial product of size() is larger.
std::int64_t nonzero_size(const Shape& shape) {
    std::int64_t product = 1;
    for (const std::int64_t size : shape) product *= std::max(size, one);
    return product;
}

}  // namespace

Shape::Shape(std::initializer_list<std::int64_t> sizes) : Shape(std::span(sizes.begin(), sizes.size())) {}

Shape::Shape(std::span<const std::int64_t> sizes) {
    for (const std::int64_t size : sizes) push_back(size);
}

std::int64_t Shape::size() const noexcept {
    std::int64_t product = 1;
    for (const std::int64_t size : *this) product *= size;
    return product;
}

std::int64_t Shape::dim(std::int64_t axis) const { return sizes_[normalize_axis(axis, rank_, "dim")]; }

void Shape::push_back(std::int64_t size) {
    if (rank_ == max_rank)
        throw ShapeError({.found = fmt::format("an array of more than {} axes", max_rank),
                          .fix = "reshape it to fewer axes"});
    if (size < 0)
        throw ShapeError(
            {.found = fmt::format("an axis of size {}", size), .expected = "a size of at least 0"});
    std::int64_t elements = 0;
    const bool overflows = __builtin_mul_overflow(nonzero_size(*this), std::max(size, one), &elements);
    if (overflows || elements > most_elements)
        throw ShapeError({.found = fmt::format("an axis of size {} beside {}", size, to_string(*this)),
                          .expected = "at most 2^60 elements"});
    sizes_[rank_++] = size;
}

Shape Shape::with_axis(std::size_t axis, std::int64_t size) const {
    Shape result;
    for (std::size_t i = 0; i < axis; ++i) result.push_back(sizes_[i]);
    result.push_back(size);
    for (std::size_t i = axis; i < rank_; ++i) result.push_back(sizes_[i]);
    return result;
}

Shape Shape::without_axis(std::size_t axis) const {
    Shape result;
    for (std::size_t i = 0; i < rank_; ++i)
        if (i != axis) result.push_back(sizes_[i]);
    return result;
}

bool Shape::operator==(const Shape& other) const noexcept {
    return std::equal(begin(), end(), other.begin(), other.end());
}

std::string to_string(const Shape& shape) {
    return fmt::format("[{}]", fmt::join(shape.begin(), shape.end(), ", "));
}

Strides row_major_strides(const Shape& shape) {
    Strides strides{};
    std::int64_t step = 1;
    for (std::size_t axis = shape.rank(); axis-- > 0;) {
        strides[axis] = step;
        step *= shape[axis];
    }
    return strides;
}

Strides broadcast_strides(const Shape& from, const Shape& to) {
    const Strides own = row_major_strides(from);
    const std::size_t added = to.rank() - from.rank();
    Strides strides{};
    for (std::size_t axis = added; axis < to.rank(); ++axis)
        strides[axis] = from[axis - added] == 1 ? 0 : own[axis - added];
    return strides;
}

std::optional<Shape> broadcast(const Shape& a, const Shape& b) {
    if (a.rank() < b.rank()) return broadcast(b, a);
    Shape result = a;
    const std::size_t added = a.rank() - b.rank();
    for (std::size_t axis = 0; axis < b.rank(); ++axis) {
        const std::int64_t mine = a[axis + added];
        const std::int64_t other = b[axis];
        if (mine != other && mine != 1 && other != 1) return std::nullopt;
        result[axis + added] = mine == 1 ? other : mine;
    }
    return result;
}

bool broadcasts_to(const Shape& from, const Shape& to) { return broadcast(from, to) == to; }

std::size_t normalize_axis(std::int64_t axis, std::size_t rank, std::string_view what) {
    const auto count = static_cast<std::int64_t>(rank);
    if (axis < -count || axis >= count)
        throw ShapeError({.where = std::string(what),
                          .found = fmt::format("axis {} of an array of rank {}", axis, rank),
                          .expected = rank == 0 ? "an array with axes"
                                                : fmt::format("an axis from {} to {}", -count, count - 1)});
    return static_cast<std::size_t>(axis < 0 ? axis + count : axis);
}

}  // namespace xgrad
