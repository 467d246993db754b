#include "xgrad/data/preprocess/scale.hpp"

#include "data/preprocess/features.hpp"

namespace xgrad::data {

Fields<Scale> Scale::fields() {
    return Fields<Scale>{"Scale", "multiplies all inputs by a number",
                         field("factor", &Scale::factor)
                             .required()
                             .help("what inputs are multiplied by: 1/255 brings bytes to [0, 1]")}
        .for_example(R"({"type": "Scale", "factor": 0.00392156862745098})");
}

Dataset Scale::apply(const Dataset& set, const State&) const {
    const auto features = static_cast<std::size_t>(set.inputs().shape().without_axis(0).size());
    return map_features(
        set, {.center = std::vector<double>(features), .factor = std::vector<double>(features, factor)},
        "Scale");
}

}  // namespace xgrad::data
