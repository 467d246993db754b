#include "xgrad/train/warnings.hpp"

#include "config/problem_list.hpp"
#include "train/places.hpp"
#include "xgrad/train/model.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace xgrad {
namespace {

// Larger inputs make the first gradients so large that the usual learning rates diverge.
constexpr double large_input = 50;

class Critic {
public:
    Critic(const Experiment& experiment, const data::Prepared& data) : experiment_(experiment), data_(data) {}

    std::vector<Problem> run() {
        unused_layers();
        doubled_activation();
        batch_size();
        learning_rate();
        input_range();
        config::sort_by_place(found_);
        return std::move(found_);
    }

private:
    void warn(const std::string& path, Problem problem) {
        problem.place = place_of(experiment_.places, path);
        if (problem.where.empty()) problem.where = path;
        found_.push_back(std::move(problem));
    }

    void unused_layers() {
        const auto layers = trace_layers(experiment_.model_spec(), column_specs(data_.train)).layers;
        for (std::size_t i = 0; i < layers.size(); ++i)
            if (!layers[i].used)
                warn(fmt::format("model[{}]", i),
                     {.where = experiment_.model[i].source.label,
                      .found = "no later layer takes its result, and it is not the last",
                      .fix = fmt::format(R"(remove it, or name it in the "inputs" of a later one: "{}")",
                                         layers[i].name)});
    }

    void doubled_activation() {
        const std::string_view within = experiment_.loss->activation();
        const nn::NamedLayer& last = experiment_.model.back();
        if (within.empty() || last.layer.type() != within) return;
        warn(fmt::format("model[{}]", experiment_.model.size() - 1),
             {.where = last.source.label,
              .found = fmt::format("{} computes {} itself, so that it is applied twice",
                                   experiment_.loss.type(), within),
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

    const Experiment& experiment_;
    const data::Prepared& data_;
    std::vector<Problem> found_;
};

}  // namespace

std::vector<Problem> warnings(const Experiment& experiment, const data::Prepared& data) {
    return Critic(experiment, data).run();
}

}  // namespace xgrad
