#pragma once

#include "xgrad/train/ranking.hpp"
#include "xgrad/train/trials.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace xgrad::cli {

/// The trials of a sweep and how they ended, for people.
struct SweepTable {
    std::vector<std::string> columns;  ///< what varies
    const std::vector<Trial>& trials;
    const std::vector<std::optional<RunEnd>>& ends;
    RankFigure rank;
    std::size_t width = 100;  ///< of a line, in characters
};

/// A table of the first `top` trials that have ended, in their ranking: what they have of what varies, the figure of the ranking, and of the
/// other figures what fits a line; for a trial that failed, why.
std::string ranked_table(const SweepTable& table, std::size_t top);

/// A table of the trials of a sweep that has not been run, in their order, with the columns that fit a line.
std::string trial_table(const std::vector<std::string>& columns, const std::vector<Trial>& trials,
                        std::size_t width);

/// "003 lr=0.1 l2=0.01  test.accuracy 0.9700  1.20 s", or why it failed.
std::string text_of(const Trial& trial, const RunEnd& end, const RankFigure& rank, double seconds);

/// Shows a sweep on standard error: a line for each trial as it ends, and where that is a terminal a live line below them.
class SweepProgress {
public:
    SweepProgress(std::size_t trials, RankFigure rank) : trials_(trials), rank_(std::move(rank)) {}
    ~SweepProgress();
    SweepProgress(const SweepProgress&) = delete;
    SweepProgress& operator=(const SweepProgress&) = delete;

    /// So many have ended before.
    void skip(std::size_t trials) { done_ += trials; }
    void start(const Trial& trial);
    void end(const Trial& trial, const RunEnd& end);

private:
    using Clock = std::chrono::steady_clock;

    void draw();
    void clear();

    std::size_t trials_;
    RankFigure rank_;
    std::map<std::int64_t, Clock::time_point> running_ = {};  // since when, by number
    std::size_t done_ = 0;
    bool live_ = false;
};

}  // namespace xgrad::cli
