#include "xgrad/data/preprocess/min_max.hpp"

#include "data/preprocess/features.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace xgrad::data {

Fields<MinMax> MinMax::fields() {
    return Fields<MinMax>{"MinMax", "brings each feature of the training inputs to a range",
                          field("low", &MinMax::low).help("what the lowest value becomes"),
                          field("high", &MinMax::high).help("what the highest value becomes")}
        .checked([](const MinMax& range) -> std::optional<Problem> {
            if (range.low < range.high) return std::nullopt;
            return Problem{.found = fmt::format("the range from {} to {}", range.low, range.high),
                           .expected = R"("low" below "high")"};
        });
}

State MinMax::fit(const Dataset& train) const {
    Array lowest(train.inputs().shape().without_axis(0), Dtype::float64);
    Array highest = lowest.clone();
    const auto low_values = lowest.values<double>();
    const auto high_values = highest.values<double>();
    std::fill(low_values.begin(), low_values.end(), std::numeric_limits<double>::infinity());
    std::fill(high_values.begin(), high_values.end(), -std::numeric_limits<double>::infinity());
    for_each_feature(train.inputs(), [&](std::size_t f, double value) {
        low_values[f] = std::min(low_values[f], value);
        high_values[f] = std::max(high_values[f], value);
    });
    return {{"lowest", lowest}, {"highest", highest}};
}

Dataset MinMax::apply(const Dataset& set, const State& state) const {
    const auto lowest = learned(state, "lowest", "MinMax").values<double>();
    const auto highest = learned(state, "highest", "MinMax").values<double>();
    Affine map{.center = {lowest.begin(), lowest.end()},
               .factor = std::vector<double>(lowest.size(), 1),
               .offset = low};
    for (std::size_t f = 0; f < lowest.size(); ++f)
        if (highest[f] > lowest[f]) map.factor[f] = (high - low) / (highest[f] - lowest[f]);
    return map_features(set, map, "MinMax");
}

}  // namespace xgrad::data
