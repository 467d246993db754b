#include "xgrad/transform/trace.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/transform/grad.hpp"

using namespace xgrad;

TEST_CASE("a function is listed and drawn for the shapes of its arguments") {
    const auto f = [](const Var& x) { return exp(x) * 2; };
    const xt::xarray<float> x{1.F, 2.F};
    CHECK(to_text(f, x) ==
          "%0 = input(\"argument 0\")  float32 [2]\n"
          "%1 = exp(%0)  float32 [2]\n"
          "%2 = constant(2)  float32 []\n"
          "%3 = multiply(%1, %2)  float32 [2]\n");
    CHECK_THAT(to_dot(f, x), ContainsSubstring("n1 [label=\"exp\\nfloat32 [2]\"];"));
    const auto slope = grad([&](const Var& v) { return sum(f(v)); });
    CHECK(trace(slope, x).size() > trace(f, x).size());
}
