#pragma once

#include "xgrad/base/workers.hpp"
#include "xgrad/optim/optimizer.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace xgrad::optim {

/// An optimizer at work on one flat array of parameters: its state, and how many steps it has done. A step
/// goes through fixed blocks of `block_size` elements, so its bits do not depend on the number of threads.
class Updater {
public:
    static constexpr std::int64_t block_size = 16384;

    /// For `parameters` numbers of that dtype, which must be float32 or float64 (else TypeError).
    /// Throws ConfigError if the optimizer is empty or one of its settings is out of range.
    Updater(Optimizer optimizer, Dtype dtype, std::int64_t parameters, Workers& workers = default_workers());
    Updater(const Updater&) = delete;  // Arrays share memory, so two copies would share their state
    Updater(Updater&&) noexcept = default;
    Updater& operator=(const Updater&) = delete;
    Updater& operator=(Updater&&) noexcept = default;
    ~Updater() = default;

    /// Changes the parameters, in place, by one step along the gradients. Both may have any shape of the
    /// right size and must not share memory. Throws ShapeError, TypeError or Error, and changes nothing, if
    /// they do not fit. Allocates nothing.
    void step(Array& parameters, const Array& gradients, double learning_rate);
    /// The same at the optimizer's own learning rate.
    void step(Array& parameters, const Array& gradients) {
        step(parameters, gradients, optimizer_->learning_rate());
    }

    const Optimizer& optimizer() const noexcept { return optimizer_; }
    /// The number of steps done.
    std::int64_t steps() const noexcept { return steps_; }
    /// What the optimizer remembers, in the order of its state_names(): to be written to a checkpoint.
    std::span<const StateSlot> state() const noexcept { return state_; }
    /// Goes on from a checkpoint: copies the state in, slot by slot by name, in any order. Throws ConfigError
    /// for a negative number of steps or a slot that is missing or unknown, ShapeError or TypeError for one
    /// that does not fit; then nothing has changed.
    void restore(std::int64_t steps, std::span<const StateSlot> state);

private:
    template <class T> void update(Array& parameters, const Array& gradients, double learning_rate);

    Optimizer optimizer_;
    Dtype dtype_;
    std::int64_t size_;
    std::int64_t steps_ = 0;
    std::vector<StateSlot> state_;
    Workers* workers_;
};

}  // namespace xgrad::optim
