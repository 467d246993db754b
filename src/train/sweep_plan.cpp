#include "xgrad/train/sweep_plan.hpp"

#include "config/problem_list.hpp"
#include "train/checker.hpp"
#include "train/places.hpp"
#include "train/sweep_reading.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace xgrad {
namespace {

// Problems of trials, each once, with the trials that have it.
class Gathered {
public:
    void add(const Problem& problem, std::size_t trial) {
        const auto [at, is_new] = index_.try_emplace(to_string(problem), all_.size());
        if (is_new) all_.push_back({problem, trial, 0});
        ++all_[at->second].count;
    }

    bool empty() const noexcept { return all_.empty(); }

    // A problem that only some trials have names the first of them.
    std::vector<Problem> finish(const std::vector<std::string>& names) const {
        std::vector<Problem> problems;
        for (Found found : all_) {
            std::string& where = found.problem.where;
            if (found.count < names.size())
                where = where.empty() ? names[found.first] : fmt::format("{}: {}", names[found.first], where);
            problems.push_back(std::move(found.problem));
        }
        config::sort_by_place(problems);
        return problems;
    }

private:
    struct Found {
        Problem problem;
        std::size_t first;
        std::size_t count;
    };

    std::map<std::string, std::size_t> index_;
    std::vector<Found> all_;
};

class Planner {
public:
    Planner(const Sweep& sweep, const std::string& data_root) : sweep_(sweep), looks_(data_root) {}

    SweepPlan run() {
        for (TrialReading& reading : read_trials(sweep_)) look_at(std::move(reading));
        if (errors_.empty()) find_same();
        plan_.findings = {.errors = errors_.finish(names_),
                          .warnings = warnings_.finish(names_),
                          .trials = static_cast<std::int64_t>(names_.size())};
        if (!plan_.findings.errors.empty()) plan_.findings.warnings.clear();
        return std::move(plan_);
    }

private:
    void look_at(TrialReading reading) {
        const std::size_t index = plan_.trials.size();
        names_.push_back(title_of(reading.trial));
        const Reading experiment{reading.trial.experiment, std::move(reading.problems)};
        const Findings findings = check(experiment, looks_);
        for (const Problem& error : findings.errors) errors_.add(error, index);
        for (const Problem& warning : findings.warnings) warnings_.add(warning, index);
        if (findings.errors.empty()) look_at_rank(experiment.experiment, index);
        plan_.trials.push_back(std::move(reading.trial));
    }

    // "trial 3 (learning_rate=0.1, l2=0.01)"
    std::string title_of(const Trial& trial) const {
        const std::vector<std::string> columns = column_names(sweep_);
        std::vector<std::string> values;
        for (std::size_t i = 0; i < trial.point.size(); ++i)
            values.push_back(fmt::format("{}={}", columns[i], trial.point[i].label));
        return fmt::format("trial {} ({})", trial.number, fmt::join(values, ", "));
    }

    void look_at_rank(const Experiment& experiment, std::size_t index) {
        try {
            RankFigure rank = rank_figure(sweep_.rank, experiment, looks_.of(experiment).test.has_value());
            if (ranked_ && rank.name() != plan_.rank.name())
                throw ConfigError({.where = "rank",
                                   .found = fmt::format("{} of some trials, and {} of others",
                                                        plan_.rank.name(), rank.name()),
                                   .expected = "the same figure of all",
                                   .fix = R"(name one that all have, as in "rank": "train.loss")"});
            ranked_ = true;
            plan_.rank = std::move(rank);
        } catch (const ConfigError& error) {
            Problem problem = error.problem();
            problem.place = sweep_.places.contains("rank") ? place("rank") : place("vary");
            errors_.add(problem, index);
        }
    }

    std::string place(const std::string& path) const {
        const auto found = sweep_.places.find(path);
        return found == sweep_.places.end() ? "" : to_string(found->second);
    }

    // Trials that differ in what varies and yet are the same training: what varies has no effect.
    void find_same() {
        std::map<std::string, std::size_t> seen;
        for (std::size_t i = 0; i < plan_.trials.size(); ++i) {
            Experiment experiment = plan_.trials[i].experiment;
            experiment.name.clear();
            const std::size_t first = seen.try_emplace(to_json(std::move(experiment)), i).first->second;
            if (first == i) continue;
            errors_.add({.place = place("vary"),
                         .where = "vary",
                         .found = fmt::format("{} is the same training as {}", names_[i], names_[first]),
                         .fix = "take out what has no effect"},
                        i);
            return;
        }
    }

    const Sweep& sweep_;
    DataLooks looks_;
    SweepPlan plan_;
    bool ranked_ = false;
    std::vector<std::string> names_;
    Gathered errors_;
    Gathered warnings_;
};

}  // namespace

SweepPlan plan(const Sweep& sweep, const std::string& data_root) { return Planner(sweep, data_root).run(); }

}  // namespace xgrad
