#pragma once

#include "xgrad/base/table.hpp"
#include "xgrad/config/located_json.hpp"

#include <vector>

namespace xgrad::config {

/// Puts the layers that they stand for in the place of all uses of the blocks which a config defines:
///   "blocks": {"residual": {"parameters": {"units": null}, "layers": [{"type": "Linear", "units": "$units"}, ...]}}
///   "model": [{"type": "residual", "units": 64, "repeat": 3}, ...]
/// A use becomes {"type": "Block", "layers": [...]} with its name, inputs and repeat; "$units" becomes the use's value or
/// the definition's, null being none. Values keep their places. Returns what is wrong with definitions and uses; `layers`
/// are the types that need no definition.
std::vector<Problem> expand_blocks(LocatedJson& config, const AnyTable& layers);

}  // namespace xgrad::config
