#include "data/preprocess/features.hpp"

#include "xgrad/base/error.hpp"

#include <fmt/format.h>

namespace xgrad::data {

Dataset map_features(const Dataset& set, const Affine& map) {
    Dataset result = set;
    Array inputs = set.inputs();
    const auto features = static_cast<std::size_t>(inputs.shape().without_axis(0).size());
    if (features != map.factor.size())
        throw DataError({.where = "preprocess",
                         .found = fmt::format("{} features in an example", features),
                         .expected = fmt::format("{}, as in training", map.factor.size())});
    inputs = inputs.clone();
    visit_floating(inputs.dtype(), [&](auto zero) {
        using T = decltype(zero);
        const auto values = inputs.values<T>();
        for (std::size_t begin = 0; begin < values.size(); begin += features)
            for (std::size_t f = 0; f < features; ++f)
                values[begin + f] =
                    static_cast<T>(static_cast<double>(values[begin + f]) * map.factor[f] + map.offset[f]);
    });
    result.set(inputs_column, inputs);
    return result;
}

}  // namespace xgrad::data
