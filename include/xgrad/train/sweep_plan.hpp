#pragma once

#include "xgrad/train/check.hpp"
#include "xgrad/train/ranking.hpp"
#include "xgrad/train/trials.hpp"

#include <string>
#include <vector>

namespace xgrad {

/// What a look at a sweep found, and what is to be run if that is no errors.
struct SweepPlan {
    Findings findings = {};
    std::vector<Trial> trials = {};
    RankFigure rank = {};
};

/// Looks at all trials of a sweep as `check` looks at a config. An error that not all of them have names the first trial that
/// has it, with its values.
SweepPlan plan(const Sweep& sweep, const std::string& data_root = {});

}  // namespace xgrad
