#include "xgrad/train/searches.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"

#include <fmt/format.h>
#include <set>

namespace xgrad {
namespace {

constexpr std::size_t most_trials = 10'000;

}  // namespace

Fields<GridSearch> GridSearch::fields() {
    return {"grid", "every combination of all values; the last setting changes fastest"};
}

std::vector<Point> GridSearch::points(std::span<const Dimension> dimensions) const {
    std::vector<Point> points{{}};
    for (const Dimension& dimension : dimensions) {
        std::vector<Point> longer;
        if (points.size() * dimension.alternatives().size() > most_trials)
            throw ConfigError({.where = "vary",
                               .found = fmt::format("more than {} combinations", most_trials),
                               .expected = "fewer",
                               .fix = "try a random search"});
        for (const Point& point : points)
            for (const Alternative& alternative : dimension.alternatives())
                longer.emplace_back(point).push_back(alternative);
        points = std::move(longer);
    }
    return points;
}

Fields<RandomSearch> RandomSearch::fields() {
    return Fields<RandomSearch>{
        "random",
        "trials drawn at random, each setting by itself; a trial's draws depend on "
        "the seed and its number alone",
        field("trials", &RandomSearch::trials)
            .at_least(1)
            .at_most(static_cast<double>(most_trials))
            .help("how many are drawn; a combination that was drawn before is left out"),
        field("seed", &RandomSearch::seed).help("of the draws")}
        .for_example(R"({"type": "random", "trials": 100, "seed": 1})");
}

std::vector<Point> RandomSearch::points(std::span<const Dimension> dimensions) const {
    std::vector<Point> points(static_cast<std::size_t>(trials));
    for (const Dimension& dimension : dimensions) {
        const RandomStream stream(seed, dimension.path());
        for (std::size_t trial = 0; trial < points.size(); ++trial)
            points[trial].push_back(dimension.at(stream.uniform(trial)));
    }
    std::set<std::vector<std::string>> seen;
    std::erase_if(points, [&](const Point& point) {
        std::vector<std::string> labels;
        for (const Alternative& alternative : point) labels.push_back(alternative.label);
        return !seen.insert(std::move(labels)).second;
    });
    return points;
}

Table<SearchRole>& searches() {
    static Table<SearchRole> table = [] {
        Table<SearchRole> all;
        all.add<GridSearch>();
        all.add<RandomSearch>();
        return all;
    }();
    return table;
}

const Table<SearchRole>& SearchRole::table() { return searches(); }

}  // namespace xgrad
