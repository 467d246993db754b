#include "program/lower.hpp"

#include "kernels/map.hpp"

#include <algorithm>
#include <cstring>
#include <map>

namespace xgrad {
namespace {

using kernels::MapPlace;
using kernels::MapStep;

// Turns maps into the formulas of one loop.
class LoopBuilder {
public:
    LoopBuilder(const Graph& graph, const Unit& unit, const std::function<bool(NodeId)>& is_stored)
        : graph_(graph), unit_(unit) {
        plan_.size = graph.node(unit.front()).shape.size();
        for (const NodeId id : unit)
            if (is_stored(id)) outputs_.push_back(id);
        find_last_uses();
    }

    Lowered build() {
        for (std::size_t i = 0; i < unit_.size(); ++i) add(unit_[i], i);
        for (const NodeId id : outputs_) plan_.output_bytes.push_back(size_of(graph_.node(id).dtype));
        std::vector<NodeId> operands = std::move(inputs_);
        operands.insert(operands.end(), outputs_.begin(), outputs_.end());
        return {kernels::MapLoop(std::move(plan_)), std::move(operands)};
    }

private:
    void find_last_uses() {
        for (std::size_t i = 0; i < unit_.size(); ++i)
            for (const NodeId input : graph_.node(unit_[i]).inputs) last_use_[root_of(graph_, input)] = i;
    }

    void add(NodeId id, std::size_t position) {
        const Node& node = graph_.node(id);
        MapStep step{.formula = node.op->tile[graph_.node(node.inputs.back()).dtype],
                     .from = {},
                     .arity = node.inputs.size(),
                     .to = {}};
        for (std::size_t i = 0; i < node.inputs.size(); ++i)
            step.from[i] = place_of(node.inputs[i], node.shape);
        for (const NodeId input : node.inputs) release(root_of(graph_, input), position);
        places_[id] = step.to = place_result(id);
        plan_.steps.push_back(step);
    }

    MapPlace place_of(NodeId input, const Shape& to) {
        const NodeId root = root_of(graph_, input);
        const auto known = places_.find(root);
        return known == places_.end() ? read(input, root, to) : known->second;
    }

    // A value from elsewhere, which the loop reads in one or several shapes.
    MapPlace read(NodeId input, NodeId root, const Shape& to) {
        const auto known = std::find(reads_.begin(), reads_.end(), std::pair(input, to));
        const MapPlace place{MapPlace::Kind::input, static_cast<std::size_t>(known - reads_.begin())};
        if (known != reads_.end()) return place;
        reads_.emplace_back(input, to);
        plan_.inputs.emplace_back(graph_.node(input).shape, to, size_of(graph_.node(root).dtype));
        inputs_.push_back(root);
        if (plan_.inputs.back().is_direct()) places_[root] = place;
        return place;
    }

    // A tile is free again once the last formula that reads it has done so; that one may write to it.
    void release(NodeId root, std::size_t position) {
        const auto place = places_.find(root);
        if (place == places_.end() || place->second.kind != MapPlace::Kind::tile ||
            last_use_[root] != position)
            return;
        free_tiles_.push_back(place->second.index);
        places_.erase(place);
    }

    MapPlace place_result(NodeId id) {
        const auto output = std::find(outputs_.begin(), outputs_.end(), id);
        if (output != outputs_.end())
            return {MapPlace::Kind::output, static_cast<std::size_t>(output - outputs_.begin())};
        plan_.tile_element_bytes = std::max(plan_.tile_element_bytes, size_of(graph_.node(id).dtype));
        if (free_tiles_.empty()) return {MapPlace::Kind::tile, plan_.tiles++};
        const std::size_t tile = free_tiles_.back();
        free_tiles_.pop_back();
        return {MapPlace::Kind::tile, tile};
    }

    const Graph& graph_;
    const Unit& unit_;
    kernels::MapPlan plan_;
    std::vector<NodeId> inputs_;  // by the plan's inputs
    std::vector<std::pair<NodeId, Shape>>
        reads_;                    // likewise: as it is read, and the shape that it is broadcast to
    std::vector<NodeId> outputs_;  // by the plan's outputs
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
