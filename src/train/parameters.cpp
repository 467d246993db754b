#include "xgrad/train/parameters.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace xgrad {

Parameters::Parameters(std::vector<nn::Parameter> list, Dtype dtype, std::uint64_t seed)
    : list_(std::move(list)) {
    const auto line = static_cast<std::int64_t>(Buffer::alignment / size_of(dtype));
    std::int64_t end = 0;
    for (const nn::Parameter& parameter : list_) {
        offsets_.push_back(end);
        end += (parameter.shape.size() + line - 1) / line * line;
    }
    flat_ = Array(Shape{end}, dtype);
    std::vector<std::pair<std::string, Array>> values;
    for (const nn::Parameter& parameter : list_)
        values.emplace_back(parameter.name, parameter.initial_values(seed, dtype));
    assign(values);
}

std::int64_t Parameters::count() const noexcept {
    std::int64_t count = 0;
    for (const nn::Parameter& parameter : list_) count += parameter.shape.size();
    return count;
}

std::byte* Parameters::begin_of(std::size_t i) {
    return flat_.data() + static_cast<std::size_t>(offsets_[i]) * size_of(flat_.dtype());
}

std::vector<std::pair<std::string, Array>> Parameters::tensors() const {
    std::vector<std::pair<std::string, Array>> result;
    for (std::size_t i = 0; i < list_.size(); ++i) {
        Array copy(list_[i].shape, flat_.dtype());
        std::memcpy(copy.data(),
                    flat_.data() + static_cast<std::size_t>(offsets_[i]) * size_of(flat_.dtype()),
                    copy.bytes());
        result.emplace_back(list_[i].name, std::move(copy));
    }
    return result;
}

void Parameters::assign(const std::vector<std::pair<std::string, Array>>& tensors) {
    for (std::size_t i = 0; i < list_.size(); ++i) {
        const nn::Parameter& parameter = list_[i];
        const auto found = std::find_if(tensors.begin(), tensors.end(),
                                        [&](const auto& tensor) { return tensor.first == parameter.name; });
        if (found == tensors.end())
            throw DataError({.where = fmt::format("parameter \"{}\"", parameter.name),
                             .found = "no tensor of that name",
                             .fix = "use the model file of this very network"});
        if (found->second.shape() != parameter.shape)
            throw DataError({.where = fmt::format("parameter \"{}\"", parameter.name),
                             .found = "a tensor of shape " + to_string(found->second.shape()),
                             .expected = to_string(parameter.shape)});
        const Array values = found->second.as(flat_.dtype());
        if (values.bytes() > 0) std::memcpy(begin_of(i), values.data(), values.bytes());
    }
}

}  // namespace xgrad
