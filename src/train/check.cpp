#include "xgrad/train/check.hpp"

#include "config/problem_list.hpp"
#include "train/places.hpp"
#include "train/reading.hpp"
#include "xgrad/config/bind.hpp"
#include "xgrad/train/model.hpp"
#include "xgrad/train/warnings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace xgrad {
namespace {

data::Prepared look_at_data(const Experiment& experiment, const std::string& data_root) {
    return locating(experiment.places, "data", [&] {
        return data::prepare(experiment.data, {.dtype = experiment.floating(),
                                               .locate = data_locator(experiment, data_root),
                                               .beginning = !experiment.data.split});
    });
}

class Checker {
public:
    Checker(const std::filesystem::path& path, const std::vector<std::string>& overrides)
        : reading_(read_experiment(path, overrides)), experiment_(reading_.experiment) {}

    Findings run(const std::string& data_root) {
        findings_.errors = reading_.problems;
        if (is_sound("data") && !experiment_.data.format.empty())
            attempt([&] { data_ = look_at_data(experiment_, data_root); });
        if (data_) look_at_model();
        if (findings_.errors.empty() && data_) findings_.warnings = warnings(experiment_, *data_);
        config::sort_by_place(findings_.errors);
        return std::move(findings_);
    }

private:
    template <class F> bool attempt(F&& f) {
        try {
            f();
            return true;
        } catch (const Error& error) {
            findings_.errors.push_back(error.problem());
            return false;
        }
    }

    // Whether no setting at or below the path has a problem.
    bool is_sound(const std::string& path) const {
        return std::none_of(reading_.problems.begin(), reading_.problems.end(), [&](const Problem& problem) {
            const std::string& where = problem.where;
            return where.starts_with(path) &&
                   (where.size() == path.size() || where[path.size()] == '.' || where[path.size()] == '[');
        });
    }

    void look_at_model() {
        if (experiment_.model.empty()) return;
        const bool settings = !experiment_.loss.empty() && is_sound("loss") && is_sound("training.metrics");
        if (!trace_network() || !settings) return;
        const ModelSpec spec = experiment_.model_spec();
        std::vector<Shape> outputs;
        const bool traced = attempt([&] {
            for (const Var& output : trace(spec, column_specs(data_->train), Use::train, 1).outputs)
                outputs.push_back(output.shape().without_axis(0));
        });
        if (traced) attempt([&] { check_targets(spec, outputs, data_->train); });
        if (traced && data_->test) attempt([&] { check_targets(spec, outputs, *data_->test); });
    }

    // Whether all layers could be traced.
    bool trace_network() {
        const auto layers = trace_layers(experiment_.model_spec(), column_specs(data_->train)).layers;
        for (std::size_t i = 0; i < layers.size(); ++i)
            if (layers[i].fault && is_sound("blocks") && is_sound(fmt::format("model[{}]", i)))
                attempt([&] { std::rethrow_exception(layers[i].fault); });
        return std::none_of(layers.begin(), layers.end(),
                            [](const nn::TracedLayer& layer) { return layer.value.empty(); });
    }

    Reading reading_;
    const Experiment& experiment_;
    std::optional<data::Prepared> data_;
    Findings findings_;
};

}  // namespace

Findings check(const std::filesystem::path& path, const std::vector<std::string>& overrides,
               const std::string& data_root) {
    try {
        return Checker(path, overrides).run(data_root);
    } catch (const config::ConfigProblems& problems) {
        return {.errors = problems.problems()};
    } catch (const ConfigError& error) {  // no JSON
        return {.errors = {error.problem()}};
    }
}

std::vector<ColumnSpec> columns_of(const Experiment& experiment, const std::string& data_root) {
    return column_specs(look_at_data(experiment, data_root).train);
}

}  // namespace xgrad
