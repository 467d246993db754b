#include "xgrad/data/formats/synthetic.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad::data {
namespace {

std::vector<std::string> class_names(const Array& targets) {
    if (targets.dtype() != Dtype::int64) return {};
    const auto labels = targets.values<std::int64_t>();
    std::vector<std::string> names;
    for (std::int64_t c = 0; c <= *std::max_element(labels.begin(), labels.end()); ++c)
        names.push_back(fmt::to_string(c));
    return names;
}

}  // namespace

Fields<Synthetic> Synthetic::fields() {
    return {"synthetic", "data made up at each run, the same for the same settings",
            inline_fields(&Synthetic::kind),
            field("samples", &Synthetic::samples).at_least(1).help("how many examples"),
            field("seed", &Synthetic::seed).help("of the data alone")};
}

Sets Synthetic::read(const ReadContext& context) const {
    Dataset set = kind->make(samples, RandomStream(seed, "synthetic"));
    Encoding encoding{.classes = class_names(set.targets())};
    for (Column& column : set.columns)
        if (is_floating(column.values.dtype())) column.values = column.values.as(context.dtype);
    return {.train = std::move(set), .encoding = std::move(encoding)};
}

}  // namespace xgrad::data
