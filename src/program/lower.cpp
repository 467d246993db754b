#include "program/lower.hpp"

#include "kernels/map.hpp"
#include "kernels/pair.hpp"

#include <algorithm>
#include <cstring>
#include <map>

namespace xgrad {
namespace {

using kernels::MapPlace;
using kernels::MapStep;

// A value, and the shape that it is broadcast to where it is read.
struct Read {
    NodeId input;
    Shape to;
    bool operator==(const Read&) const = default;
};

// What a value of the loop is computed by: a node's formula, or one with that of an input's node within it.
struct Step {
    NodeId id;
    kernels::TileFunction formula;
    std::vector<Read> reads;
};

// The formulas of a unit. Where a value is read by the node after it alone, the two become one formula if there is such a
// pair. (By a later node it must not be: what it reads may be overwritten by then.)
class Steps {
public:
    Steps(const Graph& graph, const Unit& unit, const std::function<bool(NodeId)>& is_stored)
        : graph_(graph) {
        for (const NodeId id : unit)
            for (const NodeId input : graph.node(id).inputs) ++uses_[root_of(graph, input)];
        for (const NodeId id : unit)
            if (is_stored(id)) ++uses_[id];
        for (const NodeId id : unit) add(id);
    }

    std::vector<Step> take() { return std::move(steps_); }

private:
    void add(NodeId id) {
        const Node& node = graph_.node(id);
        Step step{id, formula_of(id), {}};
        const bool is_map = node.op->runs_as == OpClass::map;
        for (const NodeId input : node.inputs)
            step.reads.push_back({input, is_map ? node.shape : graph_.node(input).shape});
        for (std::size_t operand = 0; operand < node.inputs.size(); ++operand)
            if (absorb_last(step, operand)) break;
        steps_.push_back(std::move(step));
    }

    kernels::TileFunction formula_of(NodeId id) const {
        const Node& node = graph_.node(id);
        if (node.op->runs_as != OpClass::map) return node.op->fold(graph_.var(id)).partials;
        return node.op->tile[graph_.node(node.inputs.back()).dtype];
    }

    bool absorb_last(Step& outer, std::size_t operand) {
        if (steps_.empty() || steps_.back().id != root_of(graph_, outer.reads[operand].input)) return false;
        const Step& inner = steps_.back();
        const kernels::TileFunction both = kernels::paired(inner.formula, outer.formula, operand);
        if (both == nullptr || uses_[inner.id] != 1) return false;
        outer.formula = both;
        const auto place = outer.reads.erase(outer.reads.begin() + static_cast<std::ptrdiff_t>(operand));
        outer.reads.insert(place, inner.reads.begin(), inner.reads.end());
        steps_.pop_back();
        return true;
    }

    const Graph& graph_;
    std::map<NodeId, std::size_t> uses_;
    std::vector<Step> steps_;
};

// Turns maps into the formulas of one loop.
class LoopBuilder {
public:
    LoopBuilder(const Graph& graph, const Unit& unit, const std::function<bool(NodeId)>& is_stored)
        : graph_(graph), steps_(Steps(graph, unit, is_stored).take()) {
        plan_.size = graph.node(unit.front()).shape.size();
        for (const NodeId id : unit)
            if (is_fold(id)) folds_.push_back(id);
            else if (is_stored(id)) outputs_.push_back(id);
        find_last_uses();
    }

    Lowered build() {
        for (std::size_t i = 0; i < steps_.size(); ++i) add(steps_[i], i);
        for (const NodeId id : outputs_) plan_.output_bytes.push_back(bytes_of(id));
        for (const NodeId id : folds_)
            plan_.folds.push_back({graph_.node(id).op->fold(graph_.var(id)).whole, bytes_of(id)});
        std::vector<NodeId> operands = std::move(inputs_);
        operands.insert(operands.end(), outputs_.begin(), outputs_.end());
        operands.insert(operands.end(), folds_.begin(), folds_.end());
        return {kernels::MapLoop(std::move(plan_)), std::move(operands)};
    }

private:
    void find_last_uses() {
        for (std::size_t i = 0; i < steps_.size(); ++i)
            for (const Read& read : steps_[i].reads) last_use_[root_of(graph_, read.input)] = i;
    }

    void add(const Step& step, std::size_t position) {
        MapStep made{.formula = step.formula, .from = {}, .arity = step.reads.size(), .to = {}};
        for (std::size_t i = 0; i < step.reads.size(); ++i) made.from[i] = place_of(step.reads[i]);
        release(step, position, [&](NodeId input) { return bytes_of(input) >= bytes_of(step.id); });
        places_[step.id] = made.to = place_result(step.id);
        release(step, position, [](NodeId) { return true; });
        plan_.steps.push_back(made);
    }

    MapPlace place_of(const Read& read) {
        const auto known = places_.find(root_of(graph_, read.input));
        return known == places_.end() ? place_input(read) : known->second;
    }

    // A value from elsewhere, which the loop reads in one or several shapes.
    MapPlace place_input(const Read& read) {
        const auto known = std::find(reads_.begin(), reads_.end(), read);
        const MapPlace place{MapPlace::Kind::input, static_cast<std::size_t>(known - reads_.begin())};
        if (known != reads_.end()) return place;
        const NodeId root = root_of(graph_, read.input);
        reads_.push_back(read);
        plan_.inputs.emplace_back(graph_.node(read.input).shape, read.to, bytes_of(root));
        inputs_.push_back(root);
        if (plan_.inputs.back().is_direct()) places_[root] = place;
        return place;
    }

    // A tile is free again once the last formula that reads it has done so. That one may write to it unless its results
    // are wider than what it reads there: they would run ahead, over elements that it has not read yet.
    template <class Condition> void release(const Step& step, std::size_t position, Condition condition) {
        for (const Read& read : step.reads)
            if (condition(read.input)) release(root_of(graph_, read.input), position);
    }

    void release(NodeId root, std::size_t position) {
        const auto place = places_.find(root);
        if (place == places_.end() || place->second.kind != MapPlace::Kind::tile ||
            last_use_[root] != position)
            return;
        free_tiles_.push_back(place->second.index);
        places_.erase(place);
    }

    bool is_fold(NodeId id) const { return graph_.node(id).op->runs_as != OpClass::map; }

    static std::size_t position(const std::vector<NodeId>& ids, NodeId id) {
        return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
    }

    MapPlace place_result(NodeId id) {
        if (is_fold(id)) return {MapPlace::Kind::partials, position(folds_, id)};
        if (const std::size_t output = position(outputs_, id); output < outputs_.size())
            return {MapPlace::Kind::output, output};
        plan_.tile_element_bytes = std::max(plan_.tile_element_bytes, bytes_of(id));
        if (free_tiles_.empty()) return {MapPlace::Kind::tile, plan_.tiles++};
        const std::size_t tile = free_tiles_.back();
        free_tiles_.pop_back();
        return {MapPlace::Kind::tile, tile};
    }

    std::size_t bytes_of(NodeId id) const { return size_of(graph_.node(id).dtype); }

    const Graph& graph_;
    std::vector<Step> steps_;
    kernels::MapPlan plan_;
    std::vector<NodeId> inputs_;   // by the plan's inputs
    std::vector<Read> reads_;      // likewise
    std::vector<NodeId> outputs_;  // by the plan's outputs
    std::vector<NodeId> folds_;    // by the plan's folds
    std::map<NodeId, MapPlace> places_;
    std::map<NodeId, std::size_t> last_use_;  // position in the unit
    std::vector<std::size_t> free_tiles_;
};

}  // namespace

Lowered lower(const Graph& graph, const Unit& unit, const std::function<bool(NodeId)>& is_stored) {
    const Node& first = graph.node(unit.front());
    if (first.op->runs_as == OpClass::map) return LoopBuilder(graph, unit, is_stored).build();
    std::vector<NodeId> operands = first.inputs;
    operands.push_back(unit.front());
    return {first.op->kernel(graph.var(unit.front())), std::move(operands)};
}

Kernel copy_kernel(const Var& v) {
    const std::size_t bytes = static_cast<std::size_t>(v.size()) * size_of(v.dtype());
    return [bytes](std::byte* const* operands, Workers&) {
        if (bytes > 0) std::memcpy(operands[1], operands[0], bytes);
    };
}

}  // namespace xgrad
