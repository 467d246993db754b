#include "xgrad/data/split.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <numeric>

namespace xgrad::data {
namespace {

using Positions = std::vector<std::int64_t>;

Positions shuffled(const Positions& positions, const RandomStream& random) {
    Positions result;
    for (const std::int64_t i : random.permutation(static_cast<std::int64_t>(positions.size())))
        result.push_back(positions[static_cast<std::size_t>(i)]);
    return result;
}

std::map<std::int64_t, Positions> by_class(const Array& targets) {
    if (targets.dtype() != Dtype::int64)
        throw DataError({.where = "data.split",
                         .found = "stratify, but the targets are no classes",
                         .fix = "set \"stratify\" to false"});
    std::map<std::int64_t, Positions> classes;
    const auto labels = targets.values<std::int64_t>();
    for (std::size_t i = 0; i < labels.size(); ++i)
        classes[labels[i]].push_back(static_cast<std::int64_t>(i));
    return classes;
}

// How many of each class go to the test set: its share rounded down, and the rest to the classes with the largest
// remainders, so that the shares sum to `total`.
std::map<std::int64_t, std::int64_t> shares(const std::map<std::int64_t, Positions>& classes, double fraction,
                                            std::int64_t total) {
    std::map<std::int64_t, std::int64_t> result;
    std::vector<std::pair<double, std::int64_t>> remainders;
    for (const auto& [label, positions] : classes) {
        if (positions.size() < 2)
            throw DataError({.where = "data.split",
                             .found = fmt::format("class {} has a single example", label),
                             .expected = "at least two of each class to stratify",
                             .fix = "set \"stratify\" to false, or leave the class out"});
        const double share = fraction * static_cast<double>(positions.size());
        result[label] = static_cast<std::int64_t>(std::floor(share));
        total -= result[label];
        remainders.emplace_back(std::floor(share) - share, label);
    }
    std::sort(remainders.begin(), remainders.end());
    for (std::size_t i = 0; i < remainders.size() && total > 0; ++i, --total) ++result[remainders[i].second];
    return result;
}

Positions choose(const Dataset& set, const Split& how, std::int64_t count) {
    const RandomStream random(how.seed, "split");
    if (!how.stratify) {
        Positions order = random.permutation(set.size());
        order.resize(static_cast<std::size_t>(count));
        return order;
    }
    const auto classes = by_class(set.targets());
    const auto share = shares(classes, how.test, count);
    Positions chosen;
    for (const auto& [label, positions] : classes) {
        const Positions order = shuffled(positions, random.substream(static_cast<std::uint64_t>(label)));
        chosen.insert(chosen.end(), order.begin(), order.begin() + share.at(label));
    }
    return chosen;
}

}  // namespace

Fields<Split> Split::fields() {
    return {"Split", "how a test set is taken from the data",
            field("test", &Split::test).above(0).below(1).help("the test set's share of the examples"),
            field("seed", &Split::seed).help("of the random choice"),
            field("stratify", &Split::stratify).help("take that share of each class")};
}

Parts split(const Dataset& set, Split how) {
    require_valid(record_of(how), "data.split");
    const auto count = static_cast<std::int64_t>(std::llround(how.test * static_cast<double>(set.size())));
    if (count == 0 || count == set.size())
        throw DataError({.where = "data.split",
                         .found = fmt::format("a test share of {} of {} examples leaves one part empty",
                                              how.test, set.size()),
                         .expected = "at least one example in each part"});
    Positions test = choose(set, how, count);
    std::sort(test.begin(), test.end());
    Positions all(static_cast<std::size_t>(set.size()));
    std::iota(all.begin(), all.end(), 0);
    Positions train;
    std::set_difference(all.begin(), all.end(), test.begin(), test.end(), std::back_inserter(train));
    return {set.select(train), set.select(test)};
}

}  // namespace xgrad::data
