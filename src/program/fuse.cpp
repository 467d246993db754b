#include "program/fuse.hpp"

#include "graph/index.hpp"
#include "kernels/map.hpp"
#include "xgrad/graph/op.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <queue>
#include <set>

namespace xgrad {
namespace {

constexpr std::size_t most_nodes = kernels::MapLoop::most_steps;
constexpr std::size_t no_unit = static_cast<std::size_t>(-1);

// Units under way, and on which others each depends, however indirectly.
class Fuser {
public:
    explicit Fuser(const Graph& graph)
        : graph_(graph), unit_of_(graph.size(), no_unit), readers_(graph.size()) {}

    void add(NodeId id) {
        const std::set<std::size_t> sources = source_units(id);
        const std::size_t unit = is_map(id) || is_fold(id) ? find_home(id, sources) : no_unit;
        unit_of_[index(id)] = unit == no_unit ? open(id) : unit;
        note_inputs(unit_of_[index(id)], id);
        for (const std::size_t source : sources)
            if (source != unit_of_[index(id)]) add_source(unit_of_[index(id)], source);
        if (unit == no_unit) return;
        units_[unit].nodes.push_back(id);
        tell_users(unit);
    }

    // Ready units in the order of their last nodes, so that values are used soon after they are made.
    std::vector<Unit> finish() {
        std::vector<std::size_t> waiting(units_.size());
        std::vector<std::vector<std::size_t>> users(units_.size());
        std::priority_queue<std::pair<NodeId, std::size_t>, std::vector<std::pair<NodeId, std::size_t>>,
                            std::greater<>>
            ready;
        const auto make_ready = [&](std::size_t unit) { ready.emplace(units_[unit].nodes.back(), unit); };
        for (std::size_t unit = 0; unit < units_.size(); ++unit) {
            for (const std::size_t source : units_[unit].sources) users[source].push_back(unit);
            waiting[unit] = units_[unit].sources.size();
            if (waiting[unit] == 0) make_ready(unit);
        }
        std::vector<Unit> order;
        while (!ready.empty()) {
            const std::size_t done = ready.top().second;
            ready.pop();
            order.push_back(in_close_order(units_[done].nodes));
            for (const std::size_t user : users[done])
                if (--waiting[user] == 0) make_ready(user);
        }
        return order;
    }

private:
    // The unit's nodes, each value that only one of them reads right before that one: it can then be computed within the
    // same formula, and is held for the shortest time.
    Unit in_close_order(const Unit& unit) const {
        std::map<NodeId, std::size_t> uses;
        for (const NodeId id : unit)
            for (const NodeId input : node(id).inputs) ++uses[root_of(graph_, input)];
        Unit order;
        const auto append = [&](NodeId id, const auto& self) -> void {
            for (const NodeId input : node(id).inputs) {
                const NodeId root = root_of(graph_, input);
                if (uses[root] == 1 && std::find(unit.begin(), unit.end(), root) != unit.end())
                    self(root, self);
            }
            order.push_back(id);
        };
        for (const NodeId id : unit)
            if (uses[id] != 1) append(id, append);
        return order;
    }

    // A value from elsewhere, and the shape that it is broadcast to.
    using Read = std::pair<NodeId, Shape>;

    struct Open {
        Unit nodes;
        std::set<std::size_t> sources = {};  // units that compute what it reads
        std::set<NodeId> roots = {};         // that it reads from elsewhere
        std::vector<Read> reads = {};
        bool map = false;
    };

    const Node& node(NodeId id) const { return graph_.node(id); }
    bool is_map(NodeId id) const { return node(id).op->runs_as == OpClass::map; }

    bool is_fold(NodeId id) const {
        const OpDef& op = *node(id).op;
        return op.fold != nullptr && op.fold(graph_.var(id));
    }

    std::set<std::size_t> source_units(NodeId id) const {
        std::set<std::size_t> units;
        for (const NodeId input : node(id).inputs) add_source_units(input, units);
        return units;
    }

    // A view reads its first input; of others, if it has any, it only says that they must be there first.
    void add_source_units(NodeId id, std::set<std::size_t>& units) const {
        if (node(id).op->runs_as == OpClass::view) {
            for (const NodeId input : node(id).inputs) add_source_units(input, units);
        } else if (unit_of_[index(id)] != no_unit) {
            units.insert(unit_of_[index(id)]);
        }
    }

    std::size_t open(NodeId id) {
        units_.push_back({.nodes = {id}, .map = is_map(id)});
        needs_.emplace_back();
        return units_.size() - 1;
    }

    bool needs(std::size_t unit, std::size_t other) const {
        return other < needs_[unit].size() && needs_[unit][other];
    }

    // The latest unit that the map can join; no_unit if there is none.
    std::size_t find_home(NodeId id, const std::set<std::size_t>& sources) const {
        std::set<std::size_t> candidates = sources;
        for (const NodeId root : shared_roots(id))
            candidates.insert(readers_[index(root)].begin(), readers_[index(root)].end());
        const auto home = std::find_if(candidates.rbegin(), candidates.rend(), [&](std::size_t unit) {
            return suits(units_[unit], unit, id, sources) && keeps_order(unit, sources);
        });
        return home == candidates.rend() ? no_unit : *home;
    }

    bool suits(const Open& home, std::size_t unit, NodeId id, const std::set<std::size_t>& sources) const {
        if (!home.map || home.nodes.size() == most_nodes) return false;
        if (node(home.nodes.front()).shape.size() != looped_size(id) || reads_fold(home, id)) return false;
        if (is_fold(id)) return sources.contains(unit);
        return (sources.contains(unit) || reads_the_same(home, id)) && has_room(home, id);
    }

    // Of the loop that computes the value.
    std::int64_t looped_size(NodeId id) const {
        return node(is_map(id) ? id : node(id).inputs[0]).shape.size();
    }

    // The result of a fold is there only when the whole loop is done.
    bool reads_fold(const Open& home, NodeId id) const {
        return std::any_of(node(id).inputs.begin(), node(id).inputs.end(), [&](NodeId input) {
            const NodeId root = root_of(graph_, input);
            return std::find(home.nodes.begin(), home.nodes.end(), root) != home.nodes.end() && !is_map(root);
        });
    }

    // What the node reads, but for single numbers: to read those twice costs nothing.
    std::vector<NodeId> shared_roots(NodeId id) const {
        std::vector<NodeId> roots;
        for (const NodeId input : node(id).inputs)
            if (const NodeId root = root_of(graph_, input); node(root).shape.size() > 1)
                roots.push_back(root);
        return roots;
    }

    bool reads_the_same(const Open& home, NodeId id) const {
        const std::vector<NodeId> roots = shared_roots(id);
        return std::any_of(roots.begin(), roots.end(),
                           [&](NodeId root) { return home.roots.contains(root); });
    }

    bool has_room(const Open& home, NodeId id) const {
        return home.reads.size() + node(id).inputs.size() <= kernels::MapLoop::most_inputs;
    }

    // Whether none of the other units that the map reads from has to wait for this one.
    bool keeps_order(std::size_t unit, const std::set<std::size_t>& sources) const {
        return std::none_of(sources.begin(), sources.end(),
                            [&](std::size_t source) { return source != unit && needs(source, unit); });
    }

    void note_inputs(std::size_t number, NodeId id) {
        Open& unit = units_[number];
        for (const NodeId input : node(id).inputs) {
            const NodeId root = root_of(graph_, input);
            if (std::find(unit.nodes.begin(), unit.nodes.end(), root) != unit.nodes.end()) continue;
            if (unit.roots.insert(root).second) readers_[index(root)].push_back(number);
            const Read read{input, node(id).shape};
            if (std::find(unit.reads.begin(), unit.reads.end(), read) == unit.reads.end())
                unit.reads.push_back(read);
        }
    }

    // What the unit needs now, those need that depend on it.
    void tell_users(std::size_t unit) {
        for (std::size_t other = 0; other < units_.size(); ++other)
            if (needs(other, unit)) add_all(needs_[other], needs_[unit]);
    }

    void add_source(std::size_t unit, std::size_t source) {
        if (!units_[unit].sources.insert(source).second) return;
        add_all(needs_[unit], needs_[source]);
        if (needs_[unit].size() <= source) needs_[unit].resize(source + 1);
        needs_[unit][source] = true;
    }

    static void add_all(std::vector<bool>& needs, const std::vector<bool>& more) {
        if (needs.size() < more.size()) needs.resize(more.size());
        for (std::size_t i = 0; i < more.size(); ++i)
            if (more[i]) needs[i] = true;
    }

    const Graph graph_;
    std::vector<std::size_t> unit_of_;  // by node
    std::vector<Open> units_;
    std::vector<std::vector<bool>> needs_;           // [unit][other unit]
    std::vector<std::vector<std::size_t>> readers_;  // by root: units that read it from elsewhere
};

}  // namespace

NodeId root_of(const Graph& graph, NodeId id) {
    while (graph.node(id).op->runs_as == OpClass::view) id = graph.node(id).inputs[0];
    return id;
}

std::vector<Unit> separate(const Graph&, std::span<const NodeId> steps) {
    std::vector<Unit> units;
    for (const NodeId id : steps) units.push_back({id});
    return units;
}

std::vector<Unit> fuse(const Graph& graph, std::span<const NodeId> steps) {
    Fuser fuser(graph);
    for (const NodeId id : steps) fuser.add(id);
    return fuser.finish();
}

}  // namespace xgrad
