#include "train/checker.hpp"

#include "config/path.hpp"
#include "config/problem_list.hpp"
#include "train/places.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/train/model.hpp"
#include "xgrad/train/warnings.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace xgrad {
namespace {

class Checker {
public:
    Checker(const Reading& reading, DataLooks& looks)
        : reading_(reading), experiment_(reading.experiment), looks_(looks) {}

    Findings run() {
        findings_.errors = reading_.problems;
        if (is_sound("data") && !experiment_.data.format.empty())
            attempt([&] { data_ = &looks_.of(experiment_); });
        if (data_ != nullptr) look_at_model();
        if (findings_.errors.empty() && data_ != nullptr) findings_.warnings = warnings(experiment_, *data_);
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
        return std::none_of(reading_.problems.begin(), reading_.problems.end(),
                            [&](const Problem& problem) { return config::is_within(problem.where, path); });
    }

    void look_at_model() {
        if (experiment_.model.empty()) return;
        const std::vector<std::int64_t> sizes = batch_sizes();
        const bool settings = !experiment_.loss.empty() && is_sound("loss") && is_sound("training.metrics");
        if (!std::ranges::all_of(sizes, [&](std::int64_t size) { return trace_network(size); })) return;
        if (!settings) return;
        const ModelSpec spec = experiment_.model_spec();
        std::vector<Shape> outputs;
        const bool traced = attempt([&] {
            const Trace whole = trace(spec, column_specs(data_->train), Use::train, sizes.front());
            require_memory(whole, spec);
            for (const Var& output : whole.outputs) outputs.push_back(output.shape().without_axis(0));
        });
        const bool fits = traced && attempt([&] { check_targets(spec, outputs, data_->train); });
        if (fits && data_->test) attempt([&] { check_targets(spec, outputs, *data_->test); });
    }

    // Of mini-batches of training. How short the last one is, only all data can tell.
    std::vector<std::int64_t> batch_sizes() const {
        const Training& training = experiment_.training;
        if (!is_sound("training")) return {2};
        if (data_->whole) return training.batch_sizes(data_->train.size());
        return {training.batch.size.value_or(data_->train.size())};
    }

    // Whether all layers could be traced for mini-batches of that size.
    bool trace_network(std::int64_t size) {
        const auto layers =
            trace_layers(experiment_.model_spec(), column_specs(data_->train), nn::Mode::train, size).layers;
        for (std::size_t i = 0; i < layers.size(); ++i)
            if (layers[i].fault && is_sound("blocks") && is_sound(fmt::format("model[{}]", i)))
                attempt([&] { std::rethrow_exception(layers[i].fault); });
        return std::none_of(layers.begin(), layers.end(),
                            [](const nn::TracedLayer& layer) { return layer.value.empty(); });
    }

    const Reading& reading_;
    const Experiment& experiment_;
    DataLooks& looks_;
    const data::Prepared* data_ = nullptr;
    Findings findings_;
};

}  // namespace

const data::Prepared& DataLooks::of(const Experiment& experiment) {
    data::DataSpec spec = experiment.data;
    const std::string key =
        fmt::format("{} {} {}", to_string(experiment.floating()), data_folder(experiment).string(),
                    config::dump(record_of(spec)).dump());
    if (const auto seen = seen_.find(key); seen != seen_.end()) return seen->second;
    const auto look = [&] {
        return data::prepare(experiment.data, {.dtype = experiment.floating(),
                                               .locate = data_locator(experiment, data_root_),
                                               .beginning = true});
    };
    return seen_.emplace(key, locating(experiment.places, "data", look)).first->second;
}

Findings check(const Reading& reading, DataLooks& looks) { return Checker(reading, looks).run(); }

}  // namespace xgrad
