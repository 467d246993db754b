#pragma once

#include "xgrad/train/run_folder.hpp"
#include "xgrad/train/sweep.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace xgrad {

/// A figure by which runs are ranked.
struct RankFigure {
    bool test = true;  ///< of the test set; else of the training set
    std::string figure = "loss";
    Better better = Better::lower;

    /// "test.accuracy".
    std::string name() const;
    /// What a run came to by it; not-a-number if it failed, or has no such figure.
    double of(const RunEnd& end) const;
};

/// The figure that trials like this one are ranked by. Throws ConfigError for a figure that it does not have, or that does
/// not say which is better.
RankFigure rank_figure(const RankBy& by, const Experiment& experiment, bool has_test_set);

/// Runs by their indices, the best first; a figure that is no number comes behind all others, a run that failed behind
/// those, and one that has not ended last. What is equal stands in the order of the loss, of the same set, and then of the
/// runs.
std::vector<std::size_t> ranking(const std::vector<std::optional<RunEnd>>& ends, const RankFigure& by);

}  // namespace xgrad
