#include "xgrad/train/warnings.hpp"

#include "config/problem_list.hpp"
#include "train/places.hpp"
#include "xgrad/nn/layers/batch_norm.hpp"
#include "xgrad/nn/layers/block.hpp"
#include "xgrad/train/model.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace xgrad {
namespace {

// Larger inputs make the first gradients so large that the usual learning rates diverge.
constexpr double large_input = 50;

// Of batch normalization, whose running statistics are to be those of many mini-batches.
constexpr double large_momentum = 0.5;

class Critic {
public:
    Critic(const Experiment& experiment, const data::Prepared& data)
        : experiment_(experiment), data_(data),
          layers_(
              trace_layers(experiment.model_spec(), column_specs(data.train), nn::Mode::evaluate, 1).layers) {
    }

    std::vector<Problem> run() {
        unused_layers();
        doubled_activations();
        batch_size();
        learning_rate();
        input_range();
        batch_norms(experiment_.model, "model");
        config::sort_by_place(found_);
        return std::move(found_);
    }

private:
    void warn(const std::string& path, Problem problem) {
        problem.place = place_of(experiment_.places, path);
        if (problem.where.empty()) problem.where = path;
        found_.push_back(std::move(problem));
    }

    bool is_judged(const std::string& layer) const {
        return std::any_of(experiment_.loss.begin(), experiment_.loss.end(),
                           [&](const nn::LossTerm& term) { return term.of == layer; });
    }

    void unused_layers() {
        const bool last_judged = is_judged("");
        for (std::size_t i = 0; i < layers_.size(); ++i) {
            const bool used = i + 1 == layers_.size() ? last_judged : layers_[i].used;
            if (used || is_judged(layers_[i].name)) continue;
            warn(fmt::format("model[{}]", i),
                 {.where = experiment_.model[i].source.label,
                  .found = last_judged ? "no later layer takes its result, and it is not the last"
                                       : "neither a later layer nor a loss takes its result",
                  .fix = fmt::format(R"(remove it, or name it in the "inputs" of a later one: "{}")",
                                     layers_[i].name)});
        }
    }

    void doubled_activations() {
        for (const nn::LossTerm& term : experiment_.loss) {
            const auto judged =
                term.of.empty()
                    ? layers_.end() - 1
                    : std::find_if(layers_.begin(), layers_.end(),
                                   [&](const nn::TracedLayer& layer) { return layer.name == term.of; });
            doubled_activation(term.loss, static_cast<std::size_t>(judged - layers_.begin()));
        }
    }

    void doubled_activation(const nn::Loss& loss, std::size_t layer) {
        const std::string_view within = loss->activation();
        const nn::NamedLayer& judged = experiment_.model[layer];
        if (within.empty() || judged.layer.type() != within) return;
        warn(fmt::format("model[{}]", layer),
             {.where = judged.source.label,
              .found = fmt::format("{} computes {} itself, so that it is applied twice", loss.type(), within),
              .fix = "remove this layer: predictions are probabilities without it"});
    }

    void batch_size() {
        const auto size = experiment_.training.batch.size;
        const bool written = experiment_.places.contains("training.batch.size");
        if (!written || !size || *size <= data_.train.size() || !data_.whole) return;
        warn("training.batch.size", {.found = fmt::format("{} examples, more than the {} of the training set",
                                                          *size, data_.train.size()),
                                     .fix = R"(write "all" if each step shall take all of them)"});
    }

    void learning_rate() {
        if (experiment_.optimizer->learning_rate() != 0) return;
        warn("optimizer.learning_rate",
             {.found = "a learning rate of 0", .fix = "with it the parameters stay as they are"});
    }

    void input_range() {
        if (!is_floating(data_.train.inputs().dtype())) return;
        const double largest = visit_floating(data_.train.inputs().dtype(), [&](auto zero) {
            double most = 0;
            for (const auto value : data_.train.inputs().values<decltype(zero)>())
                most = std::max(most, std::abs(static_cast<double>(value)));
            return most;
        });
        if (largest < large_input) return;
        warn("data",
             {.found = fmt::format("inputs as large as {:.4g}", largest),
              .expected = "numbers of about -1 to 1, for which initial weights and learning rates are made",
              .fix = R"(add "preprocess": ["Standardize"], or Scale by a factor)"});
    }

    void batch_norms(const std::vector<nn::NamedLayer>& layers, const std::string& path) {
        for (std::size_t i = 0; i < layers.size(); ++i) {
            const std::string own = fmt::format("{}[{}]", path, i);
            if (const auto* block = layers[i].layer.get<nn::Block>())
                batch_norms(block->layers, own + ".layers");
            const auto* norm = layers[i].layer.get<nn::BatchNorm>();
            if (norm == nullptr) continue;
            if (!norm->track_running_statistics) untracked(own);
            else if (norm->momentum > large_momentum) momentum(own, norm->momentum);
        }
    }

    // Others count from the other side.
    void momentum(const std::string& path, double value) {
        warn(path + ".momentum",
             {.found =
                  fmt::format("a momentum of {0}: running statistics are {0} times the last mini-batch's, "
                              "and forget those before",
                              value),
              .fix = fmt::format("what Keras and the textbook call {:.4g} is {:.4g} here, as in PyTorch",
                                 value, 1 - value)});
    }

    void untracked(const std::string& path) {
        warn(
            path + ".track_running_statistics",
            {.found = "answers depend on the examples that are asked with it, and a single example's on none "
                      "of its inputs",
             .fix = "leave it true for a model that is to predict"});
    }

    const Experiment& experiment_;
    const data::Prepared& data_;
    std::vector<nn::TracedLayer> layers_;
    std::vector<Problem> found_;
};

}  // namespace

std::vector<Problem> warnings(const Experiment& experiment, const data::Prepared& data) {
    return Critic(experiment, data).run();
}

}  // namespace xgrad
