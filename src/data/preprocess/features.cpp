#include "data/preprocess/features.hpp"

#include "xgrad/base/error.hpp"

#include <fmt/format.h>

namespace xgrad::data {
namespace {

template <class T> void apply(const Affine& map, std::span<const T> from, std::span<T> to) {
    const std::size_t features = map.factor.size();
    for (std::size_t begin = 0; begin < from.size(); begin += features)
        for (std::size_t f = 0; f < features; ++f) {
            const double x = static_cast<double>(from[begin + f]);
            to[begin + f] = static_cast<T>((x - map.center[f]) * map.factor[f] + map.offset);
        }
}

}  // namespace

Dataset map_features(const Dataset& set, const Affine& map, std::string_view step) {
    const Array& inputs = set.inputs();
    const auto features = static_cast<std::size_t>(inputs.shape().without_axis(0).size());
    if (features != map.factor.size())
        throw DataError({.where = std::string(step),
                         .found = fmt::format("{} features in an example", features),
                         .expected = fmt::format("{}, as in training", map.factor.size())});
    Array mapped(inputs.shape(), inputs.dtype());
    visit_floating(inputs.dtype(), [&](auto zero) {
        using T = decltype(zero);
        apply<T>(map, inputs.values<T>(), mapped.values<T>());
    });
    Dataset result = set;
    result.set(inputs_column, mapped);
    return result;
}

const Array& learned(const State& state, const std::string& name, std::string_view step) {
    const auto found = state.find(name);
    if (found != state.end()) return found->second;
    throw DataError({.where = std::string(step),
                     .found = fmt::format("a state without \"{}\"", name),
                     .expected = "what fitting to the training set gives"});
}

}  // namespace xgrad::data
