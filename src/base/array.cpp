#include "xgrad/base/array.hpp"

#include "xgrad/base/error.hpp"

#include <atomic>
#include <cstring>
#include <fmt/format.h>

namespace xgrad {

Array::Array() : Array(Shape{}, Dtype::float64) {}

Array::Array(Shape shape, Dtype dtype, Contents contents)
    : shape_(shape), dtype_(dtype),
      buffer_(std::make_shared<Buffer>(static_cast<std::size_t>(shape.size()) * size_of(dtype), contents)) {}

double Array::item() const {
    if (size() != 1)
        throw ShapeError(
            {.where = "item", .found = "an array of shape " + to_string(shape_), .expected = "one element"});
    return at(0);
}

double Array::at(std::int64_t i) const {
    return visit(dtype_, [&](auto zero) {
        using T = decltype(zero);
        return static_cast<double>(reinterpret_cast<const T*>(data())[i]);
    });
}

bool Array::is_alone() const noexcept {
    if (buffer_.use_count() != 1) return false;
    std::atomic_thread_fence(std::memory_order_acquire);  // what the last other holder did is done
    return true;
}

Array Array::clone() const {
    Array copy(shape_, dtype_);
    std::memcpy(copy.data(), data(), bytes());
    return copy;
}

Array Array::as(Dtype dtype) const {
    if (dtype == dtype_) return *this;
    Array result(shape_, dtype);
    visit(dtype_, [&](auto from) {
        visit(dtype, [&](auto to) {
            const auto source = values<decltype(from)>();
            std::transform(source.begin(), source.end(), result.values<decltype(to)>().begin(),
                           [](auto value) { return static_cast<decltype(to)>(value); });
        });
    });
    return result;
}

Array Array::reshaped(const Shape& shape) const {
    check_count(shape, static_cast<std::size_t>(size()));
    Array result = *this;
    result.shape_ = shape;
    return result;
}

bool operator==(const Array& a, const Array& b) {
    return a.shape_ == b.shape_ && a.dtype_ == b.dtype_ && std::memcmp(a.data(), b.data(), a.bytes()) == 0;
}

void Array::check_type(Dtype wanted) const {
    if (wanted == dtype_) return;
    throw TypeError({.where = "array",
                     .found = fmt::format("elements of {} read as {}", to_string(dtype_), to_string(wanted)),
                     .fix = fmt::format("convert it first: as(Dtype::{})", to_string(wanted))});
}

void Array::check_count(const Shape& shape, std::size_t count) {
    if (shape.size() == static_cast<std::int64_t>(count)) return;
    throw ShapeError({.where = "array",
                      .found = fmt::format("{} values for shape {}", count, to_string(shape)),
                      .expected = fmt::format("{} values", shape.size())});
}

}  // namespace xgrad
