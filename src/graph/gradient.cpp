#include "xgrad/graph/gradient.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad {
namespace {

std::size_t index(const Var& v) { return static_cast<std::size_t>(v.id()); }

// One reverse sweep: the cotangents gathered so far, by node.
class Sweep {
public:
    Sweep(const Graph& graph, std::span<const Var> wrt)
        : graph_(graph), size_(graph.size()), needed_(size_), cotangents_(size_) {
        for (const Var& v : wrt) needed_[index(v)] = true;
        for (std::size_t id = 0; id < size_; ++id) {
            const auto& inputs = node(id).inputs;
            const auto needs = [&](NodeId input) { return needed_[static_cast<std::size_t>(input)]; };
            if (std::any_of(inputs.begin(), inputs.end(), needs)) needed_[id] = true;
        }
    }

    void add(const Var& v, const Var& cotangent) {
        if (cotangent.empty() || !needed_[index(v)]) return;
        Var& sum = cotangents_[index(v)];
        sum = sum.empty() ? cotangent : sum + cotangent;
    }

    void run() {
        for (std::size_t id = size_; id-- > 0;) pull_back(id);
    }

    const Var& cotangent(const Var& v) const { return cotangents_[index(v)]; }

private:
    const Node& node(std::size_t id) const { return graph_.node(static_cast<NodeId>(id)); }

    void pull_back(std::size_t id) {
        const Var g = cotangents_[id];
        if (g.empty() || node(id).inputs.empty()) return;
        const Var y = graph_.var(static_cast<NodeId>(id));
        const GradientScope scope(y);
        const OpDef& op = y.op();
        if (op.vjp == nullptr)
            throw TypeError({.where = std::string(op.name),
                             .found = "a gradient has to pass through it, and it has no derivative",
                             .fix = "put stop_gradient around it, or give the op a vjp"});
        const Grads grads = op.vjp(y, g);
        for (std::size_t i = 0; i < grads.size(); ++i) {
            if (grads[i].empty()) continue;
            const Var input = y.input(i);
            add(input, op.runs_as == OpClass::map ? sum_to(grads[i], input.shape()) : grads[i]);
        }
    }

    Graph graph_;
    std::size_t size_;
    std::vector<bool> needed_;  // whether a node depends on one of `wrt`
    std::vector<Var> cotangents_;
};

void check(std::span<const Var> outputs, std::span<const Var> cotangents, std::span<const Var> wrt) {
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (outputs[i].shape() != cotangents[i].shape())
            throw ShapeError(
                {.where = "gradient",
                 .found = fmt::format("a cotangent of shape {} for an output of shape {}",
                                      to_string(cotangents[i].shape()), to_string(outputs[i].shape())),
                 .expected = "equal shapes"});
    for (const Var& v : wrt)
        if (!is_floating(v.dtype()))
            throw TypeError(
                {.where = "gradient",
                 .found = fmt::format("a derivative by an input of {}", to_string(v.dtype())),
                 .expected = "float32 or float64",
                 .fix = "convert it to a floating dtype, or leave it out of the arguments to differentiate"});
}

}  // namespace

std::vector<Var> reverse_sweep(std::span<const Var> outputs, std::span<const Var> cotangents,
                               std::span<const Var> wrt) {
    if (wrt.empty()) return {};
    check(outputs, cotangents, wrt);
    Sweep sweep(wrt.front().graph(), wrt);
    for (std::size_t i = 0; i < outputs.size(); ++i) sweep.add(outputs[i], cotangents[i]);
    sweep.run();
    std::vector<Var> result;
    for (const Var& v : wrt)
        result.push_back(sweep.cotangent(v).empty() ? zeros_like(v) : sweep.cotangent(v));
    return result;
}

std::vector<Var> forward_sweep(std::span<const Var> outputs, std::span<const Var> wrt,
                               std::span<const Var> tangents) {
    // Whatever their value: nothing depends on it. But as inputs they would have to be given where a value only waits for
    // them, as those computed anew do.
    std::vector<Var> cotangents;
    for (const Var& output : outputs) cotangents.push_back(zeros_like(output));
    const std::vector<Var> pulled_back = reverse_sweep(outputs, cotangents, wrt);
    return reverse_sweep(pulled_back, tangents, cotangents);
}

std::vector<Var> gradients(const Var& loss, std::span<const Var> wrt) {
    if (loss.size() != 1)
        throw ShapeError({.where = "gradient",
                          .found = fmt::format("a loss of shape {}", to_string(loss.shape())),
                          .expected = "a single number",
                          .fix = "reduce it with sum or mean, or pull back a cotangent of its shape"});
    const std::vector<Var> outputs{loss};
    const std::vector<Var> ones{ones_like(loss)};
    return reverse_sweep(outputs, ones, wrt);
}

}  // namespace xgrad
