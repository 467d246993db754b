#pragma once

#include "xgrad/nn/network.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace xgrad::nn {

/// Layers as one: a network within the network. Its first layer takes the block's input, which all of them can name
/// "input" ("input1", "input2" and so on, if there are several), and its result is that of its last layer.
struct Block {
    std::vector<NamedLayer> layers = {};
    std::int64_t repeat = 1;  ///< so many times in a row, each with parameters of its own

    static Fields<Block> fields();
    /// Throws what its layers throw, and ConfigError for several inputs to a block that is repeated.
    Var operator()(Scope& scope, std::span<const Var> inputs) const;
};

}  // namespace xgrad::nn
