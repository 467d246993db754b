#pragma once

#include "xgrad/train/trace.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace xgrad {

/// What a layer makes of one example.
struct LayerSummary {
    std::string name = {};
    std::string type = {};
    std::vector<std::string> inputs = {};  ///< layers and data columns, by name
    Shape output = {};                     ///< without the mini-batch
    std::int64_t parameters = 0;           ///< numbers that it learns; of shared ones, none
    std::int64_t states = 0;               ///< numbers that it carries from step to step; likewise
    double flops = 0;                      ///< floating-point operations of the forward pass
    std::int64_t bytes = 0;                ///< of its output
};

/// The layers of a model in use, for data of these columns, in their order. Throws what tracing them throws.
std::vector<LayerSummary> summarize(const ModelSpec& spec, const std::vector<ColumnSpec>& columns);

}  // namespace xgrad
