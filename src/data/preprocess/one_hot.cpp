#include "xgrad/data/preprocess/one_hot.hpp"

#include "data/preprocess/features.hpp"
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

// A training part may lack the last class, so names count for more than labels.
std::int64_t count_classes(const Dataset& train) {
    if (!train.classes.empty()) return static_cast<std::int64_t>(train.classes.size());
    const auto labels = train.targets().values<std::int64_t>();
    return labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end()) + 1;
}

}  // namespace

Fields<OneHot> OneHot::fields() {
    return {
        "OneHot", "turns class targets into rows with a 1 at the class",
        field("classes", &OneHot::classes)
            .at_least(1)
            .help("how many there are; by default as many as the data name, else as the training set shows")};
}

State OneHot::fit(const Dataset& train) const {
    require_classes(train.targets());
    return {{"classes", Array::scalar<std::int64_t>(classes.value_or(count_classes(train)))}};
}

Dataset OneHot::apply(const Dataset& set, const State& state) const {
    Dataset result = set;
    if (!set.has(targets_column)) return result;
    const Array& targets = set.targets();
    require_classes(targets);
    const auto count = static_cast<std::int64_t>(learned(state, "classes", "OneHot").item());
    const auto labels = targets.values<std::int64_t>();
    require_labels(targets, count, "OneHot");
    Array rows({set.size(), count}, set.has(inputs_column) ? set.inputs().dtype() : Dtype::float32);
    visit_floating(rows.dtype(), [&](auto zero) {
        auto* row = rows.values<decltype(zero)>().data();
        for (const std::int64_t label : labels) {
            row[label] = 1;
            row += count;
        }
    });
    result.set(targets_column, rows);
    return result;
}

}  // namespace xgrad::data
