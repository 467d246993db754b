#pragma once

#include "xgrad/train/experiment.hpp"
#include "xgrad/train/sweep.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace xgrad {

/// One training of a sweep.
struct Trial {
    std::int64_t number = 1;     ///< from 1
    Point point = {};            ///< what it has of each thing that varies
    Experiment experiment = {};  ///< named by what it has: "learning_rate=0.1_l2=0.001"

    /// The name of its run's folder: "007_learning_rate=0.1_l2=0.001".
    std::string folder() const;
};

/// What varies, as the columns of a table are called: the ends of the paths.
std::vector<std::string> column_names(const Sweep& sweep);

/// The trials of a sweep, in their order: a function of the sweep and its base alone. Throws ConfigError that lists
/// everything that is wrong with their settings.
std::vector<Trial> trials(const Sweep& sweep);

}  // namespace xgrad
