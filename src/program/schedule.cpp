#include "program/schedule.hpp"

#include "graph/index.hpp"
#include "xgrad/base/buffer.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace xgrad {
namespace {

class Scheduler {
public:
    Scheduler(std::span<const Var> inputs, std::span<const Var> outputs)
        : graph_(outputs.front().graph()), inputs_(inputs), outputs_(outputs), live_(graph_.size()),
          last_use_(graph_.size()), escapes_(graph_.size()) {
        schedule_.storage.resize(graph_.size());
        schedule_.copies.resize(outputs.size());
    }

    Schedule run(Grouping group) {
        place_inputs();
        mark_live();
        place_constants();
        list_steps(group);
        find_uses();
        place_outputs();
        place_values();
        return std::move(schedule_);
    }

private:
    const Node& node(NodeId id) const { return graph_.node(id); }
    OpClass kind(NodeId id) const { return node(id).op->runs_as; }
    Storage& storage(NodeId id) { return schedule_.storage[index(id)]; }
    NodeId node_count() const { return static_cast<NodeId>(graph_.size()); }
    std::size_t bytes(NodeId id) const {
        return static_cast<std::size_t>(node(id).shape.size()) * size_of(node(id).dtype);
    }
    NodeId root(NodeId id) const { return root_of(graph_, id); }

    void mark_live() {
        for (const Var& output : outputs_) live_[index(output.id())] = true;
        for (NodeId id = node_count(); id-- > 0;)
            if (live_[index(id)] && storage(id).kind != Storage::Kind::input)
                for (const NodeId input : node(id).inputs) live_[index(input)] = true;
    }

    void place_inputs() {
        for (std::size_t i = 0; i < inputs_.size(); ++i) storage(inputs_[i].id()) = {Storage::Kind::input, i};
    }

    void place_constants() {
        for (NodeId id = 0; id < node_count(); ++id) {
            if (!live_[index(id)] || kind(id) != OpClass::source || storage(id).kind == Storage::Kind::input)
                continue;
            if (node(id).op != &constant_def)
                throw TypeError(
                    {.where = "program",
                     .found = fmt::format("the outputs depend on input {}", node(id).attributes.text()),
                     .expected = "every input they need among the program's inputs"});
            storage(id) = {Storage::Kind::constant, schedule_.constants.size()};
            schedule_.constants.push_back(id);
        }
    }

    void list_steps(Grouping group) {
        std::vector<NodeId> nodes;
        for (NodeId id = 0; id < node_count(); ++id) {
            if (!live_[index(id)] || kind(id) == OpClass::source || kind(id) == OpClass::view) continue;
            if (storage(id).kind == Storage::Kind::input) continue;
            nodes.push_back(id);
        }
        schedule_.steps = group(graph_, nodes);
    }

    void find_uses() {
        for (std::size_t step = 0; step < schedule_.steps.size(); ++step) {
            const Unit& unit = schedule_.steps[step];
            for (const NodeId id : unit)
                for (const NodeId input : node(id).inputs) note_use(root(input), step);
        }
        for (const Var& output : outputs_) escapes_[index(root(output.id()))] = true;
    }

    void note_use(NodeId value, std::size_t step) {
        last_use_[index(value)] = step;
        const Unit& unit = schedule_.steps[step];
        if (std::find(unit.begin(), unit.end(), value) == unit.end()) escapes_[index(value)] = true;
    }

    // An output's kernel writes to the caller's memory; what has no kernel of its own, or serves another output
    // already, is copied there at the end.
    void place_outputs() {
        for (std::size_t i = 0; i < outputs_.size(); ++i) {
            const NodeId value = root(outputs_[i].id());
            if (storage(value).kind == Storage::Kind::none) storage(value) = {Storage::Kind::output, i};
            else schedule_.copies[i] = value;
        }
    }

    void place_values() {
        for (std::size_t step = 0; step < schedule_.steps.size(); ++step) {
            taken_.clear();
            for (const NodeId id : schedule_.steps[step]) {
                if (storage(id).kind != Storage::Kind::none) continue;
                schedule_.value_bytes += aligned(bytes(id));
                if (escapes_[index(id)]) place_value(id, step);
            }
        }
        for (NodeId id = 0; id < node_count(); ++id)
            if (live_[index(id)] && kind(id) == OpClass::view) storage(id) = storage(root(id));
    }

    void place_value(NodeId id, std::size_t step) {
        storage(id) = {Storage::Kind::arena, reusable(id, step)};
        if (storage(id).index == schedule_.pieces.size()) schedule_.pieces.push_back({bytes(id), step, step});
        schedule_.pieces[storage(id).index].last_step = std::max(step, last_use_[index(id)]);
        taken_.insert(storage(id).index);
    }

    // The piece of an input that maps read here for the last time, element by element, and none of them after this one;
    // else a new one.
    std::size_t reusable(NodeId id, std::size_t step) {
        const std::size_t fresh = schedule_.pieces.size();
        if (kind(id) != OpClass::map) return fresh;
        const Unit& unit = schedule_.steps[step];
        const auto self = std::find(unit.begin(), unit.end(), id);
        for (auto reader = unit.begin(); reader <= self; ++reader)
            for (const NodeId input : node(*reader).inputs) {
                const NodeId value = root(input);
                if (storage(value).kind != Storage::Kind::arena || last_use_[index(value)] != step) continue;
                if (taken_.contains(storage(value).index) || bytes(value) != bytes(id)) continue;
                if (node(value).shape.size() == node(id).shape.size() && !reads(value, self + 1, unit.end()))
                    return storage(value).index;
            }
        return fresh;
    }

    bool reads(NodeId value, Unit::const_iterator first, Unit::const_iterator last) const {
        return std::any_of(first, last, [&](NodeId reader) {
            const auto& inputs = node(reader).inputs;
            return std::any_of(inputs.begin(), inputs.end(),
                               [&](NodeId input) { return root(input) == value; });
        });
    }

    Graph graph_;
    std::span<const Var> inputs_;
    std::span<const Var> outputs_;
    std::vector<bool> live_;
    std::vector<std::size_t> last_use_;  // by root: the last step that reads it
    std::vector<bool> escapes_;          // by node: whether another unit or the caller reads it
    std::set<std::size_t> taken_;        // pieces that values of the step at hand stand in
    Schedule schedule_;
};

}  // namespace

void require_one_graph(std::span<const Var> inputs, std::span<const Var> outputs) {
    for (const auto& vars : {inputs, outputs})
        for (const Var& v : vars)
            if (!outputs.empty() && !(v.graph() == outputs.front().graph()))
                throw TypeError({.where = "program",
                                 .found = "values of different graphs",
                                 .expected = "inputs and outputs of one graph"});
}

Schedule make_schedule(std::span<const Var> inputs, std::span<const Var> outputs, Grouping group) {
    if (outputs.empty()) return {};
    return Scheduler(inputs, outputs).run(group);
}

}  // namespace xgrad
