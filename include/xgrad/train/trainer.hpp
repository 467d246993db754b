#pragma once

#include "xgrad/base/error.hpp"
#include "xgrad/optim/updater.hpp"
#include "xgrad/train/experiment.hpp"
#include "xgrad/train/model.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace xgrad {

/// Where a training stands after a step.
struct Progress {
    std::int64_t epoch;   ///< from 1
    std::int64_t epochs;  ///< in all
    std::int64_t step;    ///< within the epoch, from 1
    std::int64_t steps_per_epoch;
    double objective;  ///< of the last mini-batch, penalties included
};

/// What an epoch came to.
struct EpochReport {
    std::int64_t epoch;           ///< from 1
    std::int64_t epochs;          ///< in all
    std::int64_t steps;           ///< since the beginning
    Figures train;                ///< over the epoch's mini-batches, while the parameters moved
    std::optional<Figures> test;  ///< of the test set, after the epoch; none without a test set
    double seconds;               ///< that the epoch took, its evaluation included
};

/// What a training came to.
struct Summary {
    std::string name = {};
    std::int64_t epochs = 0;  ///< begun
    std::int64_t steps = 0;
    double seconds = 0;
    std::int64_t parameters = 0;
    Figures train = {};  ///< of the whole training set, with the final parameters
    std::optional<Figures> test = {};
};

/// Trains an experiment's model by mini-batch gradient descent.
class Trainer {
public:
    /// Reads and prepares the experiment's data, looked for as data_locator says. Throws what reading them and building
    /// the model throw.
    explicit Trainer(const Experiment& experiment, const std::string& data_root = {},
                     Workers& workers = default_workers());
    /// The same on those threads, which must outlive the trainer.
    Trainer(const Experiment& experiment, Workers& workers) : Trainer(experiment, std::string(), workers) {}
    /// Trains on data that the caller prepared; the experiment's data section is not looked at.
    Trainer(Experiment experiment, data::Prepared data, Workers& workers = default_workers());

    const Experiment& experiment() const noexcept { return experiment_; }
    const data::Prepared& data() const noexcept { return data_; }
    Model& model() noexcept { return model_; }
    const Model& model() const noexcept { return model_; }

    /// Called after each step, after each epoch and at the end, or with the error that ends the training before; may be
    /// empty.
    std::function<void(const Progress&)> on_step = {};
    std::function<void(const EpochReport&)> on_epoch = {};
    std::function<void(const Summary&)> on_end = {};
    std::function<void(const RunError&)> on_failure = {};

    /// Trains to the end. The result depends on the experiment and the data alone, never on the number of threads.
    /// Throws RunError, with the step and what to try, if the loss or a parameter is no longer a finite number;
    /// ConfigError at a second call.
    Summary fit();

private:
    Summary run();
    std::int64_t total_steps() const;
    EpochReport run_epoch(std::int64_t epoch);
    void step(const data::Batch& batch, std::int64_t epoch, FigureSums& sums);
    std::optional<Figures> evaluate_test();
    [[noreturn]] void fail(std::int64_t step, std::int64_t epoch, const std::string& found) const;

    Experiment experiment_;
    data::Prepared data_;
    Model model_;
    optim::Updater updater_;
    data::Batches batches_;
    std::int64_t steps_ = 0;
};

}  // namespace xgrad
