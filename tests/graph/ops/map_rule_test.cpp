#include "graph/ops/map_rule.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;

namespace {

std::vector<Var> inputs(const std::vector<Shape>& shapes, Dtype dtype = Dtype::float32) {
    Graph graph;
    std::vector<Var> result;
    for (const Shape& shape : shapes) result.push_back(graph.input("x", shape, dtype));
    return result;
}

}  // namespace

TEST_CASE("any number of shapes broadcast to one") {
    CHECK(broadcast_all(inputs({{2, 1}, {3}, {}})) == Shape{2, 3});
    CHECK(broadcast_all(inputs({{4, 1, 1}, {5, 1}, {6}})) == Shape{4, 5, 6});
    CHECK(broadcast_all(inputs({{0}, {1}})) == Shape{0});
    CHECK_THROWS_WITH(
        broadcast_all(inputs({{2}, {}, {3}})),
        "shapes [2], [] and [3]; expected shapes that broadcast together: equal sizes, or 1, in each "
        "axis from the back");
    CHECK_THROWS_AS(broadcast_all(inputs({{0}, {2}})), ShapeError);
}

TEST_CASE("a rule takes the dtypes of its set and no others") {
    CHECK(map_rule<kernels::Floating>(inputs({{2}}, Dtype::float64), {}).dtype == Dtype::float64);
    CHECK(map_rule<kernels::Numbers>(inputs({{2}}, Dtype::int64), {}).dtype == Dtype::int64);
    CHECK(map_rule<kernels::Any>(inputs({{2}}, Dtype::boolean), {}).dtype == Dtype::boolean);
    CHECK(predicate_rule<kernels::Numbers>(inputs({{2}, {3, 1}}), {}).dtype == Dtype::boolean);
    CHECK(predicate_rule<kernels::Numbers>(inputs({{2}, {3, 1}}), {}).shape == Shape{3, 2});
    CHECK_THROWS_WITH(map_rule<kernels::Booleans>(inputs({{2}}), {}), "float32; expected boolean");
    CHECK_THROWS_WITH(map_rule<kernels::Floating>(inputs({{2}}, Dtype::int64), {}),
                      "int64; expected float32 or float64");
    CHECK_THROWS_AS(map_rule<kernels::Numbers>(inputs({{2}}, Dtype::boolean), {}), TypeError);
}
