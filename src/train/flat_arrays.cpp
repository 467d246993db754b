#include "xgrad/train/flat_arrays.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace xgrad {

FlatArrays::FlatArrays(std::string kind, const std::vector<NamedArray>& values, Dtype dtype)
    : kind_(std::move(kind)) {
    const auto line = static_cast<std::int64_t>(Buffer::alignment / size_of(dtype));
    std::int64_t end = 0;
    for (const auto& [name, array] : values) {
        arrays_.push_back({name, array.shape(), end});
        end += (array.size() + line - 1) / line * line;
    }
    flat_ = Array(Shape{end}, dtype);
    assign(values);
}

std::int64_t FlatArrays::count() const noexcept {
    std::int64_t count = 0;
    for (const Placed& array : arrays_) count += array.shape.size();
    return count;
}

std::byte* FlatArrays::place_in(Array& flat, std::size_t i) const {
    return flat.data() + static_cast<std::size_t>(arrays_[i].offset) * size_of(flat.dtype());
}

std::vector<NamedArray> FlatArrays::tensors() const {
    std::vector<NamedArray> result;
    for (const Placed& array : arrays_) {
        Array copy(array.shape, flat_.dtype());
        std::memcpy(copy.data(),
                    flat_.data() + static_cast<std::size_t>(array.offset) * size_of(flat_.dtype()),
                    copy.bytes());
        result.emplace_back(array.name, std::move(copy));
    }
    return result;
}

void FlatArrays::assign(const std::vector<NamedArray>& tensors) {
    for (std::size_t i = 0; i < arrays_.size(); ++i) {
        const Placed& array = arrays_[i];
        const auto found = std::find_if(tensors.begin(), tensors.end(),
                                        [&](const NamedArray& tensor) { return tensor.first == array.name; });
        if (found == tensors.end())
            throw DataError({.where = fmt::format("{} \"{}\"", kind_, array.name),
                             .found = "no tensor of that name",
                             .fix = "use the model file of this very network"});
        if (found->second.shape() != array.shape)
            throw DataError({.where = fmt::format("{} \"{}\"", kind_, array.name),
                             .found = "a tensor of shape " + to_string(found->second.shape()),
                             .expected = to_string(array.shape)});
        const Array values = found->second.as(flat_.dtype());
        if (values.bytes() > 0) std::memcpy(place_in(flat_, i), values.data(), values.bytes());
    }
}

}  // namespace xgrad
