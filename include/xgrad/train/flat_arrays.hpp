#pragma once

#include "xgrad/base/array.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace xgrad {

using NamedArray = std::pair<std::string, Array>;

/// Arrays of a model's, such as its parameters, in one flat array, each starting on a cache line, so that one sweep goes over
/// them all. The gaps between them stay 0. Gradients and optimizer state have the layout of the parameters.
class FlatArrays {
public:
    FlatArrays() = default;
    /// kind: what messages call each of them, "parameter". Values are converted to the dtype.
    FlatArrays(std::string kind, const std::vector<NamedArray>& values, Dtype dtype);

    std::size_t size() const noexcept { return arrays_.size(); }
    const std::string& name(std::size_t i) const { return arrays_[i].name; }
    const Shape& shape(std::size_t i) const { return arrays_[i].shape; }
    /// Where array i begins in the flat array, in elements.
    std::int64_t offset(std::size_t i) const { return arrays_[i].offset; }
    /// Where array i begins in a flat array of this layout.
    std::byte* place_in(Array& flat, std::size_t i) const;
    /// Their elements, without the gaps.
    std::int64_t count() const noexcept;

    Array& flat() noexcept { return flat_; }
    const Array& flat() const noexcept { return flat_; }

    /// A copy of each array under its name, in order.
    std::vector<NamedArray> tensors() const;
    /// Sets each array from the tensor of its name. Throws DataError if one is missing or of another shape.
    void assign(const std::vector<NamedArray>& tensors);

private:
    struct Placed {
        std::string name;
        Shape shape;
        std::int64_t offset;
    };

    std::string kind_;
    std::vector<Placed> arrays_;
    Array flat_{Shape{0}, Dtype::float32};
};

}  // namespace xgrad
