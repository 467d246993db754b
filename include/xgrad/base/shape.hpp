#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>

namespace xgrad {

/// The sizes of an array's axes, outermost first (row-major). Rank 0 is a scalar. At most `max_rank` axes.
class Shape {
public:
    static constexpr std::size_t max_rank = 8;

    Shape() = default;
    Shape(std::initializer_list<std::int64_t> sizes);
    /// Throws ShapeError for more than max_rank axes, a negative size or more than 2^60 elements.
    explicit Shape(std::span<const std::int64_t> sizes);

    std::size_t rank() const noexcept { return rank_; }
    /// Number of elements: the product of the sizes, 1 for a scalar.
    std::int64_t size() const noexcept;
    std::int64_t operator[](std::size_t axis) const noexcept { return sizes_[axis]; }
    std::int64_t& operator[](std::size_t axis) noexcept { return sizes_[axis]; }
    /// The size of an axis counted from the front (0, 1, ...) or from the back (-1, -2, ...).
    /// Throws ShapeError outside [-rank, rank).
    std::int64_t dim(std::int64_t axis) const;

    const std::int64_t* begin() const noexcept { return sizes_.data(); }
    const std::int64_t* end() const noexcept { return sizes_.data() + rank_; }
    std::int64_t front() const noexcept { return sizes_[0]; }
    std::int64_t back() const noexcept { return sizes_[rank_ - 1]; }

    void push_back(std::int64_t size);
    /// This shape with an axis of that size put before position `axis` (0 to rank).
    Shape with_axis(std::size_t axis, std::int64_t size) const;
    /// This shape without that axis.
    Shape without_axis(std::size_t axis) const;

    bool operator==(const Shape& other) const noexcept;

private:
    std::array<std::int64_t, max_rank> sizes_{};
    std::size_t rank_ = 0;
};

/// As people write it: "[50, 10]", "[]" for a scalar.
std::string to_string(const Shape& shape);

/// Elements to step over to reach the next index of each axis of a contiguous row-major array.
using Strides = std::array<std::int64_t, Shape::max_rank>;
Strides row_major_strides(const Shape& shape);
/// The strides with which an array of shape `from` reads as shape `to`: 0 along the axes that are repeated.
Strides broadcast_strides(const Shape& from, const Shape& to);

/// The shape to which both broadcast by NumPy's rule, or nothing: axes are matched from the back; sizes must be equal or 1.
std::optional<Shape> broadcast(const Shape& a, const Shape& b);
/// Whether `from` broadcasts to exactly `to`.
bool broadcasts_to(const Shape& from, const Shape& to);

/// The axis counted from the front. `what` names the op in the ShapeError thrown outside [-rank, rank).
std::size_t normalize_axis(std::int64_t axis, std::size_t rank, std::string_view what);

}  // namespace xgrad
