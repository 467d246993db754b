#pragma once

#include "xgrad/data/data_spec.hpp"
#include "xgrad/train/experiment.hpp"

#include <vector>

namespace xgrad {

/// What is odd about an experiment that can be trained on these data: what can be run, but was hardly meant. In the order
/// of its config file.
std::vector<Problem> warnings(const Experiment& experiment, const data::Prepared& data);

}  // namespace xgrad
