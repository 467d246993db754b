#include "xgrad/data/data_spec.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace xgrad::data {
namespace {

// Settings that come from C++ have not been looked at yet.
void require_complete(DataSpec spec) {
    require_valid(record_of(spec), "data");
    for (std::size_t i = 0; i < spec.preprocess.size(); ++i)
        if (spec.preprocess[i].empty())
            throw ConfigError({.where = fmt::format("data: preprocess[{}]", i),
                               .found = "not set",
                               .expected = "a preprocessing step"});
}

// f(); data that the step cannot use are said with its place in the config.
template <class F> decltype(auto) in_step(const std::vector<Preprocess>& steps, std::size_t i, F&& f) {
    try {
        return f();
    } catch (const DataError& error) {
        Problem problem = error.problem();
        problem.where = fmt::format("data.preprocess[{}] ({})", i, steps[i].type());
        throw DataError(std::move(problem));
    }
}

void take_test_set(Sets& sets, const Split& settings) {
    if (sets.test)
        throw ConfigError({.where = "data.split",
                           .found = "the data bring a test set of their own",
                           .fix = "remove \"split\" or the test set"});
    if (!sets.whole) {  // a look at what a test set looks like
        sets.test = sets.train;
        return;
    }
    Parts parts = split(sets.train, settings);
    sets.train = std::move(parts.train);
    sets.test = std::move(parts.test);
}

// Of sets of which only the beginning was read, there may be fewer.
void take_first(Sets& sets, std::int64_t count) {
    if (sets.train.size() < count && sets.whole)
        throw ConfigError({.where = "data.take",
                           .found = fmt::format("{} of {} training examples", count, sets.train.size())});
    std::vector<std::int64_t> first(static_cast<std::size_t>(std::min(count, sets.train.size())));
    std::iota(first.begin(), first.end(), 0);
    sets.train = sets.train.select(first);
}

}  // namespace

Fields<DataSpec> DataSpec::fields() {
    return {
        "Data",
        "where data come from, and what is done to them before training",
        inline_fields("format", &DataSpec::format).required(),
        field("split", &DataSpec::split)
            .help("takes a test set from the training set, for data that bring none"),
        field("take", &DataSpec::take)
            .at_least(1)
            .or_word("all")
            .help("how many of the training examples are used: the first so many"),
        field("preprocess", &DataSpec::preprocess)
            .help("steps applied in order, fitted on the training set alone"),
        field("folder", &DataSpec::folder)
            .help("where relative paths begin, seen from the config file; by default the folder it is in")};
}

Sets read_and_split(const DataSpec& spec, const ReadContext& context) {
    require_complete(spec);
    Sets sets = spec.format->read(context);
    require_examples(sets.train, "training set");
    if (sets.test) require_examples(*sets.test, "test set");
    if (spec.split) take_test_set(sets, *spec.split);
    if (spec.take) take_first(sets, *spec.take);
    return sets;
}

Prepared prepare(const DataSpec& spec, const ReadContext& context) {
    Sets sets = read_and_split(spec, context);
    Prepared result{.encoding = std::move(sets.encoding), .whole = sets.whole};
    for (std::size_t i = 0; i < spec.preprocess.size(); ++i)
        in_step(spec.preprocess, i, [&] {
            const Preprocess& step = spec.preprocess[i];
            result.states.push_back(step->fit(sets.train));
            sets.train = step->apply(sets.train, result.states.back());
            if (sets.test) sets.test = step->apply(*sets.test, result.states.back());
        });
    result.train = std::move(sets.train);
    result.test = std::move(sets.test);
    return result;
}

Dataset apply_steps(const std::vector<Preprocess>& steps, const std::vector<State>& states, Dataset set) {
    if (steps.size() != states.size())
        throw ConfigError({.where = "preprocess",
                           .found = fmt::format("{} states for {} steps", states.size(), steps.size()),
                           .expected = "one for each"});
    for (std::size_t i = 0; i < steps.size(); ++i)
        set = in_step(steps, i, [&] { return steps[i]->apply(set, states[i]); });
    return set;
}

}  // namespace xgrad::data
