#pragma once

#include "xgrad/train/trainer.hpp"

#include <chrono>
#include <string>

namespace xgrad::cli {

/// What the live line says: "epoch 2/10  ━━──  50 %  loss 0.3210".
std::string text_of(const Progress& progress);
/// What stays of an epoch: "epoch 2/10  loss 0.3210  |  test loss 0.3512  0.04 s".
std::string text_of(const EpochReport& report);

/// Shows a training on standard error: a line an epoch, and where that is a terminal a live line below them.
class ProgressDisplay {
public:
    ProgressDisplay() = default;
    ~ProgressDisplay();
    ProgressDisplay(const ProgressDisplay&) = delete;
    ProgressDisplay& operator=(const ProgressDisplay&) = delete;

    /// Shows the trainer's steps and epochs from now on; must outlive the training.
    void follow(Trainer& trainer);

private:
    void show(const Progress& progress);
    void show(const EpochReport& report);
    void clear();

    bool live_ = false;  // whether a live line stands on the screen
    std::chrono::steady_clock::time_point drawn_{};
};

}  // namespace xgrad::cli
