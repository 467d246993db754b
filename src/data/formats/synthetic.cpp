#include "xgrad/data/formats/synthetic.hpp"

#include <fmt/format.h>

namespace xgrad::data {

Fields<Synthetic> Synthetic::fields() {
    return Fields<Synthetic>{"synthetic", "data made on the spot",
                             inline_fields("set", &Synthetic::set).required()}
        .for_example(R"({"format": "synthetic", "kind": "spiral", "split": {"test": 0.2}})");
}

Sets Synthetic::read(const ReadContext& context) const {
    const std::optional<Dataset> first = context.beginning ? set->look(context.dtype) : std::nullopt;
    Sets sets{.train = first ? *first : set->make(context.dtype), .whole = !first};
    const Shape& inputs = sets.train.inputs().shape();
    sets.encoding = {
        .shape = {inputs.begin() + 1, inputs.end()}, .targets = {"target"}, .classes = sets.train.classes};
    for (std::int64_t i = 0; inputs.rank() == 2 && i < inputs[1]; ++i)
        sets.encoding.features.push_back({.name = fmt::format("x{}", i)});
    return sets;
}

}  // namespace xgrad::data
