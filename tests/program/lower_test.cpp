#include "program/lower.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

TEST_CASE("a map becomes the driver around its tile, anything else its own kernel") {
    Graph graph;
    const Var x = graph.input("x", {2, 2}, Dtype::float64);
    const Var row = graph.input("row", {2}, Dtype::float64);
    Workers workers(1);
    Array a = Array::of<double>({2, 2}, {1, 2, 3, 4});
    Array b = Array::of<double>({2}, {10, 20});
    Array result({2, 2}, Dtype::float64);
    std::byte* operands[] = {a.data(), b.data(), result.data()};
    lower(x + row)(operands, workers);
    CHECK(result == Array::of<double>({2, 2}, {11, 22, 13, 24}));

    Array total({}, Dtype::float64);
    std::byte* reduced[] = {a.data(), total.data()};
    lower(sum(x))(reduced, workers);
    CHECK(total.item() == 10);

    std::byte* copied[] = {a.data(), result.data()};
    copy_kernel(x)(copied, workers);
    CHECK(result == a);
}
