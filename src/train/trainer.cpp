#include "xgrad/train/trainer.hpp"

#include "train/places.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace xgrad {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

bool all_finite(const Array& array) {
    return visit_floating(array.dtype(), [&](auto zero) {
        const auto values = array.values<decltype(zero)>();
        return std::all_of(values.begin(), values.end(), [](auto value) { return std::isfinite(value); });
    });
}

// Without the sign that some processors give to what is no number.
std::string text_of(double loss) { return std::isnan(loss) ? "nan" : fmt::to_string(loss); }

std::int64_t ceil_divide(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

Experiment valid(Experiment experiment) {
    require_valid(record_of(experiment.training), "training");
    require_valid(record_of(experiment.penalty), "penalty");
    return experiment;
}

data::Prepared read(const Experiment& experiment, const std::string& data_root) {
    return locating(experiment.places, "data", [&] {
        return data::prepare(experiment.data,
                             {.dtype = experiment.floating(), .locate = data_locator(experiment, data_root)});
    });
}

}  // namespace

Trainer::Trainer(const Experiment& experiment, const std::string& data_root, Workers& workers)
    : Trainer(experiment, read(experiment, data_root), workers) {}

Trainer::Trainer(Experiment experiment, data::Prepared data, Workers& workers)
    : experiment_(valid(std::move(experiment))), data_(std::move(data)),
      model_(experiment_.model_spec(), column_specs(data_.train), workers),
      updater_(experiment_.optimizer, experiment_.floating(), model_.parameters().flat().size(), workers),
      batches_(data_.train, experiment_.training.batch, experiment_.seed, workers) {
    // So that bad input is found before anything is written.
    for (const std::int64_t size : experiment_.training.batch_sizes(data_.train.size()))
        trace(model_.spec(), model_.columns(), Use::train, size);
    model_.check_targets(data_.train);
    if (data_.test) model_.check_targets(*data_.test);
}

std::int64_t Trainer::total_steps() const {
    const Training& training = experiment_.training;
    return training.steps ? *training.steps : training.epochs.value_or(10) * batches_.steps_per_epoch();
}

Summary Trainer::fit() {
    if (steps_ > 0)
        throw ConfigError({.where = "training",
                           .found = "fit() is called again",
                           .expected = "one training of each Trainer",
                           .fix = "make another one"});
    try {
        Summary summary = run();
        if (on_end) on_end(summary);
        return summary;
    } catch (const RunError& error) {
        if (on_failure) on_failure(error);
        throw;
    }
}

Summary Trainer::run() {
    const auto start = Clock::now();
    const std::int64_t epochs = ceil_divide(total_steps(), batches_.steps_per_epoch());
    for (std::int64_t epoch = 1; epoch <= epochs; ++epoch) {
        const EpochReport report = run_epoch(epoch);
        if (on_epoch) on_epoch(report);
    }
    Summary summary{.name = experiment_.name,
                    .epochs = epochs,
                    .steps = steps_,
                    .parameters = model_.parameters().count()};
    summary.train = model_.evaluate(data_.train);
    summary.test = evaluate_test();
    summary.seconds = seconds_since(start);
    return summary;
}

EpochReport Trainer::run_epoch(std::int64_t epoch) {
    const auto start = Clock::now();
    FigureSums sums(experiment_.loss, experiment_.training.metrics);
    batches_.start_epoch(epoch - 1);
    const std::int64_t last = std::min(total_steps(), epoch * batches_.steps_per_epoch());
    while (steps_ < last) step(batches_.next(), epoch, sums);
    if (!all_finite(model_.parameters().flat()))
        fail(steps_, epoch, "a parameter is no longer a finite number");
    if (!all_finite(model_.states().flat()))
        fail(steps_, epoch, "a layer's state is no longer a finite number");
    return {.epoch = epoch,
            .epochs = ceil_divide(total_steps(), batches_.steps_per_epoch()),
            .steps = steps_,
            .train = sums.finish(),
            .test = evaluate_test(),
            .seconds = seconds_since(start)};
}

void Trainer::step(const data::Batch& batch, std::int64_t epoch, FigureSums& sums) {
    const double objective =
        model_.gradient_step(batch.columns, batch.size, static_cast<std::uint64_t>(steps_), sums);
    if (!std::isfinite(objective)) fail(steps_ + 1, epoch, "the loss is " + text_of(objective));
    updater_.step(model_.parameters().flat(), model_.gradients());
    ++steps_;
    if (!on_step) return;
    const std::int64_t per_epoch = batches_.steps_per_epoch();
    on_step({.epoch = epoch,
             .epochs = ceil_divide(total_steps(), per_epoch),
             .step = steps_ - (epoch - 1) * per_epoch,
             .steps_per_epoch = per_epoch,
             .objective = objective});
}

std::optional<Figures> Trainer::evaluate_test() {
    if (!data_.test) return std::nullopt;
    return model_.evaluate(*data_.test);
}

void Trainer::fail(std::int64_t step, std::int64_t epoch, const std::string& found) const {
    throw RunError(
        {.where = fmt::format("training, step {} (epoch {})", step, epoch),
         .found = found,
         .expected = "finite numbers",
         .fix = fmt::format("try a learning_rate below {}, scaled inputs, or smaller initial weights",
                            updater_.optimizer()->learning_rate())});
}

}  // namespace xgrad
