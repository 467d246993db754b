#pragma once

#include "xgrad/base/buffer.hpp"
#include "xgrad/base/dtype.hpp"
#include "xgrad/base/shape.hpp"

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

namespace xgrad {

/// A contiguous row-major array of any shape and dtype. Copies share the memory: treat an Array that you handed
/// on as constant, and `clone` it to write. The currency between data, graphs, programs and files; xtensor
/// arrays convert to and from it in "xgrad/xtensor.hpp".
class Array {
public:
    /// A float64 scalar 0.
    Array();
    /// Zeros of that shape and dtype, or memory that is yet to be written.
    Array(Shape shape, Dtype dtype, Contents contents = Contents::zeros);
    /// The values in row-major order. Throws ShapeError if their number is not shape.size().
    template <class T> static Array of(const Shape& shape, std::span<const T> values);
    template <class T> static Array of(const Shape& shape, std::initializer_list<T> values);
    template <class T> static Array scalar(T value) { return of<T>({}, {value}); }

    const Shape& shape() const noexcept { return shape_; }
    Dtype dtype() const noexcept { return dtype_; }
    std::int64_t size() const noexcept { return shape_.size(); }
    std::size_t bytes() const noexcept { return static_cast<std::size_t>(size()) * size_of(dtype_); }

    std::byte* data() noexcept { return buffer_->data(); }
    const std::byte* data() const noexcept { return buffer_->data(); }

    /// The elements as T. Throws TypeError if T is not the array's element type.
    template <class T> std::span<T> values();
    template <class T> std::span<const T> values() const;
    /// The only element of an array of size 1, of any dtype, as a double. Throws ShapeError for other sizes.
    double item() const;
    /// Element i in row-major order, of any dtype, as a double.
    double at(std::int64_t i) const;

    /// Whether no other Array shares the memory.
    bool is_alone() const noexcept;
    Array clone() const;
    /// The same elements in another dtype; itself when the dtype is the same.
    Array as(Dtype dtype) const;
    /// The same memory seen in another shape. Throws ShapeError if the number of elements differs.
    Array reshaped(const Shape& shape) const;

    /// Same shape, dtype and bits.
    friend bool operator==(const Array& a, const Array& b);

private:
    void check_type(Dtype wanted) const;
    static void check_count(const Shape& shape, std::size_t count);

    Shape shape_;
    Dtype dtype_;
    std::shared_ptr<Buffer> buffer_;
};

template <class T> std::span<T> Array::values() {
    check_type(dtype_of<T>());
    return {reinterpret_cast<T*>(data()), static_cast<std::size_t>(size())};
}

template <class T> std::span<const T> Array::values() const {
    check_type(dtype_of<T>());
    return {reinterpret_cast<const T*>(data()), static_cast<std::size_t>(size())};
}

template <class T> Array Array::of(const Shape& shape, std::span<const T> values) {
    check_count(shape, values.size());
    Array array(shape, dtype_of<T>());
    std::copy(values.begin(), values.end(), array.values<T>().begin());
    return array;
}

template <class T> Array Array::of(const Shape& shape, std::initializer_list<T> values) {
    return of<T>(shape, std::span<const T>(values.begin(), values.size()));
}

}  // namespace xgrad
