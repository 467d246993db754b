#include "xgrad/data/split.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string>

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

std::string name_of(const Dataset& set, std::int64_t label) {
    const auto known = static_cast<std::int64_t>(set.classes.size());
    if (label < 0 || label >= known) return fmt::to_string(label);
    return in_quotes(set.classes[static_cast<std::size_t>(label)]);
}

// Each class has to be in both parts: to be learned, and to be tested.
void require_room_for_each(const Dataset& set, const std::map<std::int64_t, Positions>& classes,
                           std::int64_t total) {
    for (const auto& [label, positions] : classes)
        if (positions.size() < 2)
            throw DataError({.where = "data.split",
                             .found = fmt::format("class {} has a single example", name_of(set, label)),
                             .expected = "at least two of each class to stratify",
                             .fix = "set \"stratify\" to false, or leave the class out"});
    const auto count = static_cast<std::int64_t>(classes.size());
    if (total >= count && set.size() - total >= count) return;
    throw DataError(
        {.where = "data.split",
         .found = fmt::format("parts of {} and {} examples for {} classes", set.size() - total, total, count),
         .expected = "at least one of each class in each part to stratify",
         .fix = R"(change "test", or set "stratify" to false)"});
}

// What a class gives to the test set, and what its exact share would be.
struct Share {
    double exact;
    std::int64_t most;
    std::int64_t taken;
};

// How many of each class go to the test set: its share rounded down, but at least one and not all; then one more of those
// that are furthest below their shares, or one less of those above, until they sum to `total`.
std::map<std::int64_t, Share> shares(const std::map<std::int64_t, Positions>& classes, double fraction,
                                     std::int64_t total) {
    std::map<std::int64_t, Share> result;
    std::set<std::pair<double, std::int64_t>> above;  // how far each is above its share
    for (const auto& [label, positions] : classes) {
        const double exact = fraction * static_cast<double>(positions.size());
        const auto most = static_cast<std::int64_t>(positions.size()) - 1;
        const auto taken = std::clamp<std::int64_t>(static_cast<std::int64_t>(std::floor(exact)), 1, most);
        result[label] = {exact, most, taken};
        above.emplace(static_cast<double>(taken) - exact, label);
        total -= taken;
    }
    for (const std::int64_t step = total > 0 ? 1 : -1; total != 0;) {
        const auto next = step > 0 ? above.begin() : std::prev(above.end());
        const std::int64_t label = next->second;
        above.erase(next);
        Share& share = result[label];
        if (share.taken == (step > 0 ? share.most : 1)) continue;
        share.taken += step;
        total -= step;
        above.emplace(static_cast<double>(share.taken) - share.exact, label);
    }
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
    require_room_for_each(set, classes, count);
    const auto share = shares(classes, how.test, count);
    Positions chosen;
    for (const auto& [label, positions] : classes) {
        const Positions order = shuffled(positions, random.substream(static_cast<std::uint64_t>(label)));
        chosen.insert(chosen.end(), order.begin(), order.begin() + share.at(label).taken);
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
