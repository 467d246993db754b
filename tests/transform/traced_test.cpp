#include "xgrad/transform/traced.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

TEST_CASE("a traced function keeps a program for each signature") {
    Traced f([](std::span<const Var> x) { return std::vector<Var>{x[0] + x[1], x[0] * 3}; });
    const auto got = f(std::vector{Array::of<double>({2}, {1, 2}), Array::scalar(10.0)});
    CHECK(got[0] == Array::of<double>({2}, {11, 12}));
    CHECK(got[1] == Array::of<double>({2}, {3, 6}));
    f(std::vector{Array::of<double>({2}, {3, 4}), Array::scalar(10.0)});
    CHECK(f.program_count() == 1);
    f(std::vector{Array::of<float>({2}, {3, 4}), Array::scalar(10.0F)});
    CHECK(f.program_count() == 2);
}

TEST_CASE("a function may return constants") {
    Traced f([](std::span<const Var>) { return std::vector<Var>{4.5, Array::of<float>({1}, {2})}; });
    const auto got = f({});
    CHECK(got[0] == Array::scalar(4.5));
    CHECK(got[1] == Array::of<float>({1}, {2}));
}
