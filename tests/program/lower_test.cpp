#include "program/lower.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

namespace {

bool stored(NodeId) { return true; }

}  // namespace

TEST_CASE("a map becomes the driver around its tile, anything else its own kernel") {
    Graph graph;
    const Var x = graph.input("x", {2, 2}, Dtype::float64);
    const Var row = graph.input("row", {2}, Dtype::float64);
    Workers workers(1);
    Array a = Array::of<double>({2, 2}, {1, 2, 3, 4});
    Array b = Array::of<double>({2}, {10, 20});
    Array result({2, 2}, Dtype::float64);
    std::byte* operands[] = {a.data(), b.data(), result.data()};
    const Var both = x + row;
    const Lowered loop = lower(graph, {both.id()}, stored);
    CHECK(loop.operands == std::vector<NodeId>{x.id(), row.id(), both.id()});
    loop.kernel(operands, workers);
    CHECK(result == Array::of<double>({2, 2}, {11, 22, 13, 24}));

    Array total({}, Dtype::float64);
    std::byte* reduced[] = {a.data(), total.data()};
    lower(graph, {sum(x).id()}, stored).kernel(reduced, workers);
    CHECK(total.item() == 10);

    std::byte* copied[] = {a.data(), result.data()};
    copy_kernel(x)(copied, workers);
    CHECK(result == a);
}

TEST_CASE("a unit of maps becomes one loop over what it reads and what others read of it") {
    Graph graph;
    const Var x = graph.input("x", {2, 2}, Dtype::float64);
    const Var row = graph.input("row", {2}, Dtype::float64);
    const Var a = x + row;
    const Var b = a * row;
    const Var c = b - a;
    const Lowered loop = lower(graph, {a.id(), b.id(), c.id()}, [&](NodeId id) { return id != b.id(); });
    CHECK(loop.operands == std::vector<NodeId>{x.id(), row.id(), a.id(), c.id()});
    Workers workers(1);
    Array values = Array::of<double>({2, 2}, {1, 2, 3, 4});
    Array rows = Array::of<double>({2}, {10, 20});
    Array first({2, 2}, Dtype::float64);
    Array last({2, 2}, Dtype::float64);
    std::byte* operands[] = {values.data(), rows.data(), first.data(), last.data()};
    loop.kernel(operands, workers);
    CHECK(first == Array::of<double>({2, 2}, {11, 22, 13, 24}));
    CHECK(last == Array::of<double>({2, 2}, {99, 418, 117, 456}));
}

TEST_CASE("a fold at the end of a loop is written behind the loop's other results") {
    Graph graph;
    const Var x = graph.input("x", {2, 2}, Dtype::float64);
    const Var a = x + x;
    const Var total = sum(a);
    const Var b = a * x;
    const Lowered loop = lower(graph, {a.id(), total.id(), b.id()}, [&](NodeId id) { return id != a.id(); });
    CHECK(loop.operands == std::vector<NodeId>{x.id(), b.id(), total.id()});
    Workers workers(1);
    Array values = Array::of<double>({2, 2}, {1, 2, 3, 4});
    Array products({2, 2}, Dtype::float64);
    Array sums({}, Dtype::float64);
    std::byte* operands[] = {values.data(), products.data(), sums.data()};
    loop.kernel(operands, workers);
    CHECK(products == Array::of<double>({2, 2}, {2, 8, 18, 32}));
    CHECK(sums.item() == 20);
}

TEST_CASE("a value that the next map alone reads is computed within that map's formula") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var row = graph.input("row", {2}, Dtype::float64);
    const Var product = x * row;
    const Var difference = 1 - product;
    const Var both = difference + difference * product;
    const NodeId inner = both.input(1).id();
    Workers workers(1);
    Array a = Array::of<double>({2}, {1, 2});
    Array b = Array::of<double>({2}, {10, 20});
    Array one = Array::of<double>({}, {1});
    Array result({2}, Dtype::float64);
    const Lowered loop = lower(graph, {product.id(), difference.id(), inner, both.id()},
                               [&](NodeId id) { return id == both.id(); });
    CHECK(loop.operands == std::vector<NodeId>{x.id(), row.id(), difference.input(0).id(), both.id()});
    std::byte* operands[] = {a.data(), b.data(), one.data(), result.data()};
    loop.kernel(operands, workers);
    CHECK(result == Array::of<double>({2}, {-99, -1599}));  // -9 + -9 * 10, -39 + -39 * 40
}

// A choice of doubles written over its condition would destroy what it has not read yet: 17 elements are more than the
// loop takes at once.
TEST_CASE("a formula does not write over a tile of narrower elements that it reads") {
    Graph graph;
    const Var x = graph.input("x", {17}, Dtype::float64);
    const Var positive = x > 0;
    const Var chosen = where(positive, x, -1);
    const Var twice = chosen * 2;
    const Var zero = positive.input(0);
    const Var otherwise = chosen.input(2);
    const Var factor = twice.input(1);
    const Lowered loop =
        lower(graph, {positive.id(), chosen.id(), twice.id()}, [&](NodeId id) { return id == twice.id(); });
    REQUIRE(loop.operands == std::vector<NodeId>{zero.id(), x.id(), otherwise.id(), factor.id(), twice.id()});
    Array values({17}, Dtype::float64);
    Array expected({17}, Dtype::float64);
    for (std::size_t i = 0; i < 17; ++i) {
        values.values<double>()[i] = i % 3 == 0 ? 5 : -5;
        expected.values<double>()[i] = i % 3 == 0 ? 10 : -2;
    }
    Array constants[] = {Array::scalar(0.0), Array::scalar(-1.0), Array::scalar(2.0)};
    Array result({17}, Dtype::float64);
    std::byte* operands[] = {constants[0].data(), values.data(), constants[1].data(), constants[2].data(),
                             result.data()};
    Workers workers(1);
    loop.kernel(operands, workers);
    CHECK(result == expected);
}
