#pragma once

#include "xgrad/train/trainer.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace xgrad {

/// What a training step takes, in microseconds: medians.
struct StepTimes {
    double step = 0;      ///< forward, backward and update, on a mini-batch that is at hand
    double forward = 0;   ///< the objective and metrics alone, as a training step computes them
    double backward = 0;  ///< the rest of the step
    double update = 0;    ///< the optimizer alone
    double limit = 0;     ///< the step's matrix products, each alone, and the update
    double batch = 0;     ///< drawing and gathering a mini-batch, which comes on top of the step

    double ratio() const { return step / limit; }
};

/// One kernel of a training step.
struct KernelTime {
    std::string op = {};
    std::string scope = {};  ///< of the layer it serves, and whether it is of its derivative
    Shape shape = {};        ///< of its result
    double microseconds = 0;
    double flops = 0;  ///< floating-point operations of a call; 0 where they are not counted
    double bytes = 0;  ///< of what a call reads and writes
};

/// Measures an experiment's training step. Nothing that it does is kept: the model is trained on the way, and thrown away.
class Benchmark {
public:
    /// Reads the experiment's data as a Trainer does. Throws what it throws.
    explicit Benchmark(const Experiment& experiment, const std::string& data_root = {},
                       Workers& workers = default_workers());

    /// The medians of samples taken in turns for about that many seconds, after a warm-up.
    StepTimes measure(double seconds);
    /// The kernels of a step in their order, from the gathering of its mini-batch to the update, each with its mean time
    /// over runs of about that many seconds.
    std::vector<KernelTime> profile(double seconds);
    /// What the step's program holds in memory.
    MemoryReport memory();
    /// Examples in the mini-batch of the step.
    std::int64_t batch_size() const noexcept { return batch_.size; }
    /// What is measured.
    const Trainer& trainer() const noexcept { return trainer_; }

private:
    void start_over();
    void run_step();
    void run_forward();
    void run_update();
    KernelTime describe_update() const;
    KernelTime describe_batch() const;
    data::Batches make_batches();

    Trainer trainer_;
    optim::Updater updater_;
    Workers alone_{1};       // for mini-batches, which no other thread shall gather meanwhile
    data::Batches batches_;  // whose gathering is measured
    data::Batches first_;    // asked for one mini-batch only, so that it stays
    data::Batch batch_;      // the first of an epoch, and so a whole one
    FigureSums sums_;
    Array
        initial_;  // the parameters as they were: trained for long, they would reach numbers that no training meets
    std::vector<optim::StateSlot> initial_state_;
    Array initial_layer_states_;
    std::uint64_t steps_ = 0;
    std::vector<Program> products_;
};

}  // namespace xgrad
