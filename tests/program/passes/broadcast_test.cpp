#include "program/passes/listing.hpp"
#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;
using tests::listing_after;

TEST_CASE("a map reads what is broadcast where it stands") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Var row = graph.input("row", {3}, Dtype::float32);
    CHECK(listing_after(broadcast_pass, {x, row}, {x + broadcast_to(row, {2, 3})}) ==
          "%0 = input(\"x\")  float32 [2, 3]\n"
          "%1 = input(\"row\")  float32 [3]\n"
          "%2 = add(%0, %1)  float32 [2, 3]\n");
}

TEST_CASE("a map of repeated values alone computes each once") {
    Graph graph;
    const Var row = graph.input("row", {3}, Dtype::float32);
    const Module made = broadcast_pass.run({{row}, {exp(broadcast_to(row, {2, 3}))}});
    const Var y = made.outputs[0];
    CHECK(y.op().name == "broadcast_to");
    CHECK(y.input(0).op().name == "exp");
    CHECK(y.input(0).shape() == Shape{3});
}
