#pragma once

#include "program/passes/pass.hpp"
#include "xgrad/graph/print.hpp"

#include <string>

namespace xgrad::tests {

/// The graph that is left of the outputs' after a pass, a line a node.
inline std::string listing_after(const Pass& pass, const std::vector<Var>& inputs,
                                 const std::vector<Var>& outputs) {
    return to_text(pass.run({inputs, outputs}).outputs.front().graph());
}

}  // namespace xgrad::tests
