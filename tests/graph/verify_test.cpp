#include "xgrad/graph/verify.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

namespace {

Result same(std::span<const Var> inputs, const Attributes&) { return {inputs[0].shape(), inputs[0].dtype()}; }

const OpDef map_without_tile{.name = "no_tile", .runs_as = OpClass::map, .shape = same};
const OpDef opaque_without_kernel{.name = "no_kernel", .runs_as = OpClass::opaque, .shape = same};

}  // namespace

TEST_CASE("a graph with its gradient obeys the law") {
    Graph graph;
    const Var x = graph.input("x", {4, 3}, Dtype::float64);
    const Var w = graph.input("w", {3, 2}, Dtype::float64);
    gradients(mean(log_softmax(tanh(matmul(x, w)))), std::vector{w});
    CHECK_NOTHROW(verify(graph));
}

TEST_CASE("an op that lacks what its class needs is found") {
    Graph graph;
    const Var x = graph.input("x", {4}, Dtype::float64);
    SECTION("a map without a tile") {
        graph.add(map_without_tile, {x});
        CHECK_THROWS_WITH(verify(graph), "node %1 (no_tile): a tile of 0 inputs; expected 1");
    }
    SECTION("an opaque op without a kernel") {
        graph.add(opaque_without_kernel, {x});
        CHECK_THROWS_WITH(verify(graph), "node %1 (no_kernel): no kernel; expected one");
    }
}
