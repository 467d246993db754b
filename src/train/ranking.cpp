#include "xgrad/train/ranking.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/base/table.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numeric>
#include <tuple>

namespace xgrad {
namespace {

std::vector<std::string> figure_names(const Experiment& experiment) {
    std::vector<std::string> names;
    const FigureSums sums(experiment.loss, experiment.training.metrics);
    for (const auto& [name, value] : sums.finish()) names.push_back(name);
    return names;
}

std::vector<std::string> all_names(const Experiment& experiment, bool has_test_set) {
    std::vector<std::string> names;
    for (const char* set : {"test", "train"})
        for (const std::string& figure : figure_names(experiment))
            if (has_test_set || std::string(set) == "train")
                names.push_back(fmt::format("{}.{}", set, figure));
    return names;
}

// Losses are better the lower they are; a metric says so itself.
std::optional<bool> higher_is_better(const Experiment& experiment, const std::string& figure) {
    for (const nn::MetricOf& metric : experiment.training.metrics)
        if (metric.name() == figure) return metric.metric->higher_is_better();
    return false;
}

Better direction(const RankBy& by, const Experiment& experiment, const std::string& figure) {
    if (by.better) return *by.better;
    const std::optional<bool> higher = higher_is_better(experiment, figure);
    if (higher) return *higher ? Better::higher : Better::lower;
    throw ConfigError(
        {.where = "rank",
         .found = fmt::format("\"{}\" does not say whether the higher or the lower is better", by.by),
         .fix = R"(add "better": "higher" or "lower")"});
}

// Less is better; what fails comes last.
using Order = std::tuple<int, double, double, std::size_t>;

Order order_of(const std::optional<RunEnd>& end, const RankFigure& by, std::size_t index) {
    if (!end) return {3, 0, 0, index};
    if (!end->failed.empty()) return {2, 0, 0, index};
    const double value = by.of(*end);
    const double loss = RankFigure{.test = by.test}.of(*end);
    const double tie = std::isnan(loss) ? std::numeric_limits<double>::infinity() : loss;
    if (std::isnan(value)) return {1, 0, tie, index};
    return {0, by.better == Better::higher ? -value : value, tie, index};
}

}  // namespace

std::string RankFigure::name() const { return fmt::format("{}.{}", test ? "test" : "train", figure); }

double RankFigure::of(const RunEnd& end) const {
    if (!test) return xgrad::figure(end.train, figure);
    return end.test ? xgrad::figure(*end.test, figure) : std::numeric_limits<double>::quiet_NaN();
}

RankFigure rank_figure(const RankBy& by, const Experiment& experiment, bool has_test_set) {
    if (by.by.empty()) return {.test = has_test_set, .better = by.better.value_or(Better::lower)};
    const std::vector<std::string> names = all_names(experiment, has_test_set);
    if (std::find(names.begin(), names.end(), by.by) == names.end()) {
        const std::string nearest = nearest_name(by.by, names);
        throw ConfigError(
            {.where = "rank.by",
             .found = fmt::format("{} is no figure of these runs", in_quotes(by.by)),
             .expected = nearest.empty() ? fmt::format("one of {}", fmt::join(names, ", ")) : "",
             .fix = nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)});
    }
    const std::size_t dot = by.by.find('.');
    const std::string figure = by.by.substr(dot + 1);
    return {
        .test = by.by.starts_with("test."), .figure = figure, .better = direction(by, experiment, figure)};
}

std::vector<std::size_t> ranking(const std::vector<std::optional<RunEnd>>& ends, const RankFigure& by) {
    std::vector<std::size_t> order(ends.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return order_of(ends[a], by, a) < order_of(ends[b], by, b);
    });
    return order;
}

}  // namespace xgrad
