#pragma once

#include "xgrad/train/folder_lock.hpp"
#include "xgrad/train/trainer.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace xgrad {

/// How a run ended, as its summary.json tells.
struct RunEnd {
    std::int64_t epochs = 0;
    std::int64_t steps = 0;
    std::int64_t parameters = 0;
    Figures train = {};
    std::optional<Figures> test = {};
    std::string failed = {};  ///< why it ended before its time; then nothing else is known
};

/// The folder that a training writes: config.json (the experiment in full), metrics.jsonl (a line an epoch),
/// model.safetensors (the parameters after the last whole epoch, with all that is needed to use them) and, when it has
/// ended, summary.json (what it came to). The same experiment and data give the same bytes.
class RunFolder {
public:
    /// Makes the folder, or takes over one that an earlier run wrote. An earlier run's folder is one whose
    /// model.safetensors a training wrote. Throws FileError if it cannot be written, holds something else, or is another training's
    /// at this time.
    explicit RunFolder(std::filesystem::path path);

    /// Throws FileError if there is something at the path in whose place a run must not write.
    static void require_free(const std::filesystem::path& path);

    /// Writes the config and the untrained model (an earlier run's stays until an epoch has ended), and from then on the
    /// trainer's epochs as they end, and how it ends, before whatever is called then already. The folder must outlive the
    /// training.
    void follow(Trainer& trainer);

    const std::filesystem::path& path() const noexcept { return path_; }
    std::filesystem::path config() const { return path_ / "config.json"; }
    std::filesystem::path metrics() const { return path_ / "metrics.jsonl"; }
    std::filesystem::path model() const { return path_ / "model.safetensors"; }
    std::filesystem::path summary() const { return path_ / "summary.json"; }

private:
    void record(const EpochReport& report);
    void record(const Summary& summary);
    void record(const RunError& error);
    void write(const RunEnd& end) const;

    std::filesystem::path path_;
    FolderLock lock_;
    std::string lines_;
};

/// How the run in that folder ended; nothing if it has not, or is none.
std::optional<RunEnd> read_run_end(const std::filesystem::path& folder);

}  // namespace xgrad
