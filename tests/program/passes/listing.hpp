#pragma once

#include "program/passes/pass.hpp"
#include "xgrad/graph/print.hpp"

#include <string>

namespace xgrad::tests {

/// What the outputs need after a pass, a line a node.
inline std::string listing_after(const Pass& pass, const std::vector<Var>& inputs,
                                 const std::vector<Var>& outputs) {
    const auto copy = [](Rewriter& rewriter, NodeId old) { rewriter.copy(old); };
    return to_text(rewrite(pass.run({inputs, outputs}), copy).outputs.front().graph());
}

}  // namespace xgrad::tests
