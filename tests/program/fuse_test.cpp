#include "program/fuse.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>

using namespace xgrad;

namespace {

// The units that the values, in the order in which they were made, fall into.
std::vector<Unit> units_of(const Graph& graph, std::initializer_list<Var> values) {
    std::vector<NodeId> steps;
    for (const Var& v : values) steps.push_back(v.id());
    return fuse(graph, steps);
}

}  // namespace

TEST_CASE("maps that feed each other, or read the same, become one unit") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var a = exp(x);
    const Var b = sin(x);
    const Var c = a * b;
    CHECK(units_of(graph, {a, b, c}) == std::vector<Unit>{{a.id(), b.id(), c.id()}});
    CHECK(separate(graph, std::vector<NodeId>{a.id(), b.id()}) == std::vector<Unit>{{a.id()}, {b.id()}});
}

TEST_CASE("maps of other sizes, or with nothing in common, stay apart") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var y = graph.input("y", {4}, Dtype::float32);
    const Var row = graph.input("row", {3, 4}, Dtype::float32);
    const Var a = exp(x);
    const Var b = exp(y);
    const Var c = row + a;
    CHECK(units_of(graph, {a, b, c}) == std::vector<Unit>{{a.id()}, {b.id()}, {c.id()}});
}

TEST_CASE("a single number that maps read binds them to nothing") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var y = graph.input("y", {4}, Dtype::float32);
    const Var rate = graph.input("rate", {}, Dtype::float32);
    const Var a = x * rate;
    const Var b = y * rate;
    CHECK(units_of(graph, {a, b}) == std::vector<Unit>{{a.id()}, {b.id()}});
}

// a / sum(a): the division needs the whole sum, so it cannot be computed with a.
TEST_CASE("a map that waits for another unit does not join those that the unit waits for") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var a = exp(x);
    const Var total = sum(a);
    const Var b = a / total;
    CHECK(units_of(graph, {a, total, b}) == std::vector<Unit>{{a.id(), total.id()}, {b.id()}});
}

TEST_CASE(
    "a reduction of all elements is a fold of the loop that makes them; any other is a unit of its own") {
    Graph graph;
    const Var x = graph.input("x", {4, 2}, Dtype::float32);
    const Var a = exp(x);
    const Var total = sum(a);
    const Var rows = sum(a, {1});
    const Var of_input = max(x);
    CHECK(units_of(graph, {a, total, rows, of_input}) ==
          std::vector<Unit>{{a.id(), total.id()}, {rows.id()}, {of_input.id()}});
}

// Each pair could be one unit, but not both: they would wait for each other.
TEST_CASE("units never wait for each other in a ring") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var a = exp(x);
    const Var s = sum(a);
    const Var b = sin(graph.input("y", {1}, Dtype::float32) + s);
    const Var t = sum(b);
    const Var c = x * t;
    const Var d = b * 2;
    const std::vector<Unit> units = units_of(graph, {a, s, b.input(0), b, t, c, d});
    std::vector<NodeId> done;
    for (const Unit& unit : units) {
        for (const NodeId id : unit)
            for (const NodeId input : graph.node(id).inputs) {
                const bool computed = !graph.node(input).inputs.empty();
                const bool inside = std::find(unit.begin(), unit.end(), input) != unit.end();
                CHECK((!computed || inside || std::find(done.begin(), done.end(), input) != done.end()));
            }
        done.insert(done.end(), unit.begin(), unit.end());
    }
    CHECK(done.size() == 7);
}

TEST_CASE("a view hides nothing from the maps on both sides of it") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Var a = exp(x);
    const Var b = sin(reshape(a, {6}));
    CHECK(root_of(graph, b.input(0).id()) == a.id());
    CHECK(units_of(graph, {a, b}) == std::vector<Unit>{{a.id(), b.id()}});
}

TEST_CASE("a unit reads no more than a loop has room for") {
    Graph graph;
    std::vector<NodeId> steps;
    Var total = graph.input("x", {4}, Dtype::float32);
    for (int i = 0; i < 100; ++i) {
        total = total + graph.input("y", {1}, Dtype::float32);
        steps.push_back(total.id());
    }
    const std::vector<Unit> units = fuse(graph, steps);
    CHECK(units.size() == 4);
    for (const Unit& unit : units) CHECK(unit.size() <= 31);
}

TEST_CASE("within a unit, a value that one map alone reads stands right before it") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var a = exp(x);
    const Var b = sin(x);
    const Var c = cos(x);
    const Var d = a * c;
    const Var e = d + b;
    const Var f = e * e;
    CHECK(units_of(graph, {a, b, c, d, e, f}) ==
          std::vector<Unit>{{a.id(), c.id(), d.id(), b.id(), e.id(), f.id()}});
}
