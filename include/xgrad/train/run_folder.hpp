#pragma once

#include "xgrad/train/trainer.hpp"

#include <filesystem>
#include <string>

namespace xgrad {

/// The folder that a training writes: config.json (the experiment in full), metrics.jsonl (a line an epoch) and
/// model.safetensors (the parameters after the last whole epoch, with all that is needed to use them). The same
/// experiment and data give the same bytes.
class RunFolder {
public:
    /// Makes the folder, or takes over one that an earlier run wrote. An earlier run's folder is one whose
    /// model.safetensors a training wrote. Throws FileError if it cannot be written or holds something else.
    explicit RunFolder(std::filesystem::path path);

    /// Writes the config and the untrained model (an earlier run's stays until an epoch has ended), and from then on the trainer's epochs as they end, before whatever
    /// on_epoch did already. The folder must outlive the training.
    void follow(Trainer& trainer);

    const std::filesystem::path& path() const noexcept { return path_; }
    std::filesystem::path config() const { return path_ / "config.json"; }
    std::filesystem::path metrics() const { return path_ / "metrics.jsonl"; }
    std::filesystem::path model() const { return path_ / "model.safetensors"; }

private:
    void record(const EpochReport& report);

    std::filesystem::path path_;
    std::string lines_;
};

}  // namespace xgrad
