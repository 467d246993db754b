#include "program/schedule.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

TEST_CASE("only what the outputs need is computed") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var used = exp(x);
    const Var unused = sin(x);
    const Schedule schedule = make_schedule(std::vector{x}, std::vector{used});
    CHECK(schedule.steps == std::vector<Unit>{{used.id()}});
    CHECK(schedule.storage[static_cast<std::size_t>(unused.id())].kind == Storage::Kind::none);
}

TEST_CASE(
    "an output is computed in its caller's memory, and a map takes over the memory of an input read for the "
    "last time") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var a = exp(x);
    const Var b = tanh(a);
    const Var c = sin(b);
    const Schedule schedule = make_schedule(std::vector{x}, std::vector{c});
    CHECK(schedule.pieces.size() == 1);
    CHECK(schedule.pieces[0].first_step == 0);
    CHECK(schedule.pieces[0].last_step == 2);
    CHECK(schedule.storage[static_cast<std::size_t>(c.id())].kind == Storage::Kind::output);
    CHECK(schedule.value_bytes == 128);  // two values of a cache line each
}

TEST_CASE("a value that is read again later keeps its memory") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var a = exp(x);
    const Var b = tanh(a);
    const Schedule schedule = make_schedule(std::vector{x}, std::vector{a * b * 1});
    CHECK(schedule.pieces.size() == 2);
}

TEST_CASE("views stand where what they read stands") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Var flat = reshape(exp(x), {6});
    const Schedule schedule = make_schedule(std::vector{x}, std::vector{sin(flat)});
    CHECK(schedule.storage[static_cast<std::size_t>(flat.id())].kind == Storage::Kind::arena);
    CHECK(schedule.steps.size() == 2);
}

TEST_CASE("outputs without a place of their own are copied") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var y = exp(x);
    const Schedule schedule = make_schedule(std::vector{x}, std::vector{y, y, x});
    CHECK_FALSE(schedule.copies[0].has_value());
    CHECK(schedule.copies[1] == y.id());
    CHECK(schedule.copies[2] == x.id());
}

TEST_CASE("an input that is needed and not named is an error") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float32);
    const Var y = graph.input("y", {4}, Dtype::float32);
    CHECK_THROWS_WITH(make_schedule(std::vector{x}, std::vector{x + y}),
                      "program: the outputs depend on input \"y\"; expected every input they need among the "
                      "program's inputs");
    Graph other;
    CHECK_THROWS_WITH(require_one_graph(std::vector{other.input("z", {}, Dtype::float32)}, std::vector{x}),
                      "program: values of different graphs; expected inputs and outputs of one graph");
}

TEST_CASE("what only its own unit reads has no place in memory") {
    Graph graph;
    const Var x = graph.input("x", {4, 2}, Dtype::float32);
    const Var a = exp(x);
    const Var b = sin(a);
    const Var c = sum(b, {0});
    const Schedule schedule = make_schedule(std::vector{x}, std::vector{c}, fuse);
    CHECK(schedule.steps == std::vector<Unit>{{a.id(), b.id()}, {c.id()}});
    CHECK(schedule.storage[static_cast<std::size_t>(a.id())].kind == Storage::Kind::none);
    CHECK(schedule.storage[static_cast<std::size_t>(b.id())].kind == Storage::Kind::arena);
    CHECK(schedule.pieces.size() == 1);
}

// b could stand where a does, were a not read after it.
TEST_CASE("a map of a unit does not take over what a later one still reads") {
    Graph graph;
    const Var x = graph.input("x", {4, 2}, Dtype::float32);
    const Var a = softmax(x, 0);
    const Var b = sin(a);
    const Var c = a * b;
    const Schedule schedule = make_schedule(std::vector{x}, std::vector{sum(b, {0}), sum(c, {0})}, fuse);
    const auto& storage = schedule.storage;
    CHECK(storage[static_cast<std::size_t>(b.id())].index != storage[static_cast<std::size_t>(a.id())].index);
    CHECK(storage[static_cast<std::size_t>(c.id())].index == storage[static_cast<std::size_t>(a.id())].index);
}
