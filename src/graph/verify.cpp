#include "xgrad/graph/verify.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/graph/op.hpp"

#include <fmt/format.h>

namespace xgrad {
namespace {

[[noreturn]] void fail(const Var& v, const std::string& found, const std::string& expected) {
    throw TypeError(
        {.where = fmt::format("node %{} ({})", v.id(), v.op().name), .found = found, .expected = expected});
}

void verify_inputs(const Var& v) {
    for (const NodeId input : v.node().inputs)
        if (input < 0 || input >= v.id())
            fail(v, fmt::format("an input %{}", input), "inputs that come before it");
}

void verify_result(const Var& v) {
    std::vector<Var> inputs;
    for (std::size_t i = 0; i < v.input_count(); ++i) inputs.push_back(v.input(i));
    const Result rule = v.op().shape(inputs, v.attributes());
    if (rule.shape == v.shape() && rule.dtype == v.dtype()) return;
    fail(v, fmt::format("{} {}", to_string(v.dtype()), to_string(v.shape())),
         fmt::format("{} {} by its shape rule", to_string(rule.dtype), to_string(rule.shape)));
}

void verify_class(const Var& v) {
    const OpDef& op = v.op();
    switch (op.runs_as) {
        case OpClass::source:
            if (v.input_count() != 0) fail(v, "a source with inputs", "none");
            return;
        case OpClass::view:
            if (v.input_count() == 0 || v.size() != v.input(0).size())
                fail(v, "a view of another size", "its input's size");
            return;
        case OpClass::map:
            if (op.tile.arity != v.input_count())
                fail(v, fmt::format("a tile of {} inputs", op.tile.arity),
                     fmt::format("{}", v.input_count()));
            if (op.tile[v.input(v.input_count() - 1).dtype()] == nullptr)
                fail(v, "no tile for its dtype", "one");
            return;
        case OpClass::reduce:
        case OpClass::contract:
        case OpClass::opaque:
            if (op.kernel == nullptr) fail(v, "no kernel", "one");
    }
}

}  // namespace

void verify(const Graph& graph) {
    for (NodeId id = 0; id < static_cast<NodeId>(graph.size()); ++id) {
        const Var v = graph.var(id);
        verify_inputs(v);
        verify_result(v);
        verify_class(v);
    }
}

}  // namespace xgrad
