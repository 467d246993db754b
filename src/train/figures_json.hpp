#pragma once

#include "xgrad/train/figures.hpp"

#include <nlohmann/json_fwd.hpp>

namespace xgrad {

/// {"loss": 0.07, "accuracy": 0.98}; a figure that is not a number is null.
nlohmann::ordered_json to_json(const Figures& figures);
/// The reverse. Throws nlohmann's exceptions for anything else.
Figures to_figures(const nlohmann::ordered_json& object);

}  // namespace xgrad
