#pragma once

#include "xgrad/train/run_folder.hpp"
#include "xgrad/train/trials.hpp"

#include <nlohmann/json_fwd.hpp>

namespace xgrad {

/// What programs are told of a trial: {"trial": 7, "folder": "007_l2=0.1", "values": {"penalty.l2": 0.1}}.
nlohmann::ordered_json to_json(const Trial& trial);
/// The same of one that has ended, with what its run's summary.json has.
nlohmann::ordered_json to_json(const Trial& trial, const RunEnd& end);

}  // namespace xgrad
