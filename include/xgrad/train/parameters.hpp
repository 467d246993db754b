#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/nn/scope.hpp"

#include <string>
#include <utility>
#include <vector>

namespace xgrad {

/// All parameters of a model in one flat array, each starting on a cache line, so that one sweep updates them all. The
/// gaps between them stay 0. Gradients and optimizer state have the same layout.
class Parameters {
public:
    Parameters() = default;
    Parameters(std::vector<nn::Parameter> list, Dtype dtype, std::uint64_t seed);

    const std::vector<nn::Parameter>& list() const noexcept { return list_; }
    /// Where parameter i begins in the flat array, in elements.
    std::int64_t offset(std::size_t i) const { return offsets_[i]; }
    /// Trainable numbers, without the gaps.
    std::int64_t count() const noexcept;

    Array& flat() noexcept { return flat_; }
    const Array& flat() const noexcept { return flat_; }

    /// A copy of each parameter under its name, in order.
    std::vector<std::pair<std::string, Array>> tensors() const;
    /// Sets each parameter from the tensor of its name. Throws DataError if one is missing or of another shape.
    void assign(const std::vector<std::pair<std::string, Array>>& tensors);

private:
    std::byte* begin_of(std::size_t i);

    std::vector<nn::Parameter> list_;
    std::vector<std::int64_t> offsets_;
    Array flat_{Shape{0}, Dtype::float32};
};

}  // namespace xgrad
