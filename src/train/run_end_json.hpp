#pragma once

#include "xgrad/train/run_folder.hpp"

#include <nlohmann/json_fwd.hpp>

namespace xgrad {

/// What summary.json has: {"epochs": 3, "steps": 12, "parameters": 42, "train": {"loss": 0.1}}, or {"failed": "why"}.
nlohmann::ordered_json to_json(const RunEnd& end);
/// The reverse. Throws nlohmann's exceptions for anything else.
RunEnd to_run_end(const nlohmann::ordered_json& object);

}  // namespace xgrad
