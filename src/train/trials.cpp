#include "xgrad/train/trials.hpp"

#include "config/find_setting.hpp"
#include "config/problem_list.hpp"
#include "train/label.hpp"
#include "train/sweep_base.hpp"
#include "train/sweep_reading.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/override.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad {
namespace {

constexpr std::size_t longest_name = 80;

bool takes_whole_numbers(Experiment& experiment, const std::string& path) {
    const std::optional<Value> setting = config::find_setting(record_of(experiment), path);
    return setting && (std::holds_alternative<std::int64_t*>(*setting) ||
                       std::holds_alternative<std::uint64_t*>(*setting));
}

std::vector<Dimension> dimensions_of(const Sweep& sweep, const SweepBase& base) {
    Experiment experiment = read_experiment(base.config, {}, sweep.name, base.folder).experiment;
    std::vector<Dimension> dimensions;
    for (const auto& [path, written] : sweep.vary) {
        Variation variation = written;
        if (variation.is_range() && !variation.whole && takes_whole_numbers(experiment, path))
            variation.whole = true;
        Dimension dimension(path, std::move(variation), sweep.places);
        for (const Dimension& earlier : dimensions) dimension.refuse_to_overrule(earlier);
        dimensions.push_back(std::move(dimension));
    }
    return dimensions;
}

std::string name_of(const Point& point, const std::vector<std::string>& columns) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < point.size(); ++i)
        parts.push_back(in_file_name(fmt::format("{}={}", columns[i], point[i].label)));
    return fmt::format("{}", fmt::join(parts, "_")).substr(0, longest_name);
}

// What is wrong are paths through what has no such part.
std::vector<Problem> set_all(config::LocatedJson& config, const Point& point) {
    std::vector<Problem> problems;
    for (const Alternative& alternative : point)
        for (const Assignment& assignment : alternative.set) try {
                config::set(config, assignment.path, assignment.place, assignment.value);
            } catch (const ConfigError& error) {
                problems.push_back(error.problem());
            }
    return problems;
}

TrialReading read_trial(const Sweep& sweep, const SweepBase& base, Trial trial) {
    const std::string name = name_of(trial.point, column_names(sweep));
    config::LocatedJson config = base.config;
    const std::vector<Problem> beyond = set_all(config, trial.point);
    Reading reading = read_experiment(std::move(config), {}, name, base.folder);
    trial.experiment = std::move(reading.experiment);
    trial.experiment.name = name;
    trial.experiment.description = sweep.description;
    reading.problems.insert(reading.problems.begin(), beyond.begin(), beyond.end());
    return {std::move(trial), std::move(reading.problems)};
}

void add_new(const std::vector<Problem>& problems, std::vector<Problem>& all) {
    for (const Problem& problem : problems) {
        const bool known = std::any_of(all.begin(), all.end(), [&](const Problem& other) {
            return to_string(other) == to_string(problem);
        });
        if (!known) all.push_back(problem);
    }
}

}  // namespace

std::string Trial::folder() const { return fmt::format("{:03}_{}", number, experiment.name); }

std::vector<std::string> column_names(const Sweep& sweep) {
    std::vector<std::string> paths;
    for (const auto& [path, variation] : sweep.vary) paths.push_back(path);
    return short_names(paths);
}

std::vector<TrialReading> read_trials(const Sweep& sweep) {
    const SweepBase base = read_base(sweep);
    std::vector<TrialReading> readings;
    for (Point& point : sweep.search->points(dimensions_of(sweep, base))) {
        const auto number = static_cast<std::int64_t>(readings.size()) + 1;
        readings.push_back(read_trial(sweep, base, {number, std::move(point), {}}));
    }
    return readings;
}

std::vector<Trial> trials(const Sweep& sweep) {
    std::vector<Trial> all;
    std::vector<Problem> problems;
    for (TrialReading& reading : read_trials(sweep)) {
        add_new(reading.problems, problems);
        all.push_back(std::move(reading.trial));
    }
    if (problems.empty()) return all;
    config::sort_by_place(problems);
    throw config::ConfigProblems(std::move(problems));
}

}  // namespace xgrad
