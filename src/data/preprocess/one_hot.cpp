#include "xgrad/data/preprocess/one_hot.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad::data {
namespace {

void require_classes(const Array& targets) {
    if (targets.dtype() == Dtype::int64 && targets.shape().rank() == 1) return;
    throw DataError(
        {.where = "OneHot",
         .found = fmt::format("targets of {} {}", to_string(targets.dtype()), to_string(targets.shape())),
         .expected = "class numbers"});
}

}  // namespace

Fields<OneHot> OneHot::fields() {
    return {"OneHot", "turns class targets into rows with a 1 at the class",
            field("classes", &OneHot::classes)
                .at_least(1)
                .help("how many there are; by default as many as the training set shows")};
}

State OneHot::fit(const Dataset& train) const {
    require_classes(train.targets());
    const auto labels = train.targets().values<std::int64_t>();
    const std::int64_t highest = labels.empty() ? -1 : *std::max_element(labels.begin(), labels.end());
    return {{"classes", Array::scalar<std::int64_t>(classes.value_or(highest + 1))}};
}

Dataset OneHot::apply(const Dataset& set, const State& state) const {
    Dataset result = set;
    if (!set.has(targets_column)) return result;
    const Array& targets = set.targets();
    require_classes(targets);
    const auto count = static_cast<std::int64_t>(state.at("classes").item());
    const auto labels = targets.values<std::int64_t>();
    Array rows({set.size(), count}, set.inputs().dtype());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] < 0 || labels[i] >= count)
            throw DataError({.where = "OneHot",
                             .found = fmt::format("class {} at example {}", labels[i], i),
                             .expected = fmt::format("0 to {}", count - 1)});
        visit_floating(rows.dtype(), [&](auto zero) {
            rows.values<decltype(zero)>()[i * static_cast<std::size_t>(count) +
                                          static_cast<std::size_t>(labels[i])] = 1;
        });
    }
    result.set(targets_column, rows);
    return result;
}

}  // namespace xgrad::data
