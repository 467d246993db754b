#include "program/passes/pass.hpp"
#include "xgrad/graph/op.hpp"

// What an op knows to be the same as something simpler: x * 1 is x, a + -b is a - b.
namespace xgrad {
namespace {

Module simplify(const Module& module) {
    return rewrite(module, [](Rewriter& rewriter, NodeId old) {
        const Var y = rewriter.copy(old);
        if (y.op().simpler == nullptr) return;
        const Var simpler = y.op().simpler(y);
        if (!simpler.empty()) rewriter.replace(old, simpler);
    });
}

}  // namespace

const Pass simplify_pass{
    {"simplify", "leaves out what changes nothing, as a product with 1 or a sign that a sum can take up"},
    simplify};

}  // namespace xgrad
