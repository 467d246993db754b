#pragma once

#include "program/fuse.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/rewriter.hpp"
#include "xgrad/program/passes.hpp"

#include <functional>
#include <vector>

namespace xgrad {

/// A computation: what it is given and what it computes, in one graph.
struct Module {
    std::vector<Var> inputs;
    std::vector<Var> outputs;
};

/// A pass that maps a graph to a graph.
struct Pass {
    PassInfo info;
    Module (*run)(const Module& module);
};

extern const Pass broadcast_pass;
extern const Pass fold_pass;
extern const Pass share_pass;
extern const Pass simplify_pass;

/// Makes the module anew without what its outputs do not need. put: puts each needed node that is no input of the module
/// into the new graph, as it is or as something else.
Module rewrite(const Module& module, const std::function<void(Rewriter& rewriter, NodeId old)>& put);

/// The module after all passes that are not left out, but for the gathering of nodes into units.
Module optimize(Module module, const CompileOptions& options);
/// How nodes are gathered into units then.
Grouping grouping(const CompileOptions& options);

}  // namespace xgrad
