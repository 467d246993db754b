#include "xgrad/transform/checkpoint.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/transform/check_gradients.hpp"
#include "xgrad/transform/grad.hpp"

using namespace xgrad;

namespace {

using Doubles = xt::xarray<double>;

// A block of several values that its derivative needs.
Var block(const Var& x, const Var& w) {
    Var y = x;
    for (int i = 0; i < 4; ++i) y = tanh(matmul(y, w));
    return y;
}

// The memory of a chain of 8 blocks and its gradient.
std::size_t arena_of_chain(bool checkpointed) {
    Graph graph;
    const Var x = graph.input("x", {64, 64}, Dtype::float32);
    const Var w = graph.input("w", {64, 64}, Dtype::float32);
    Var y = x;
    for (int i = 0; i < 8; ++i) y = checkpointed ? checkpoint(block)(y, w) : block(y, w);
    const std::vector<Var> slopes = gradients(sum(y), std::vector{w});
    return Program({x, w}, slopes).memory().arena;
}

}  // namespace

TEST_CASE("a checkpointed function has the same gradient, by what it closes over too") {
    const auto slopes = [](bool checkpointed) {
        return grad<0, 1>([=](const Var& x, const Var& w) {
            const auto f = [&](const Var& v) { return block(v, w); };
            return sum(square(checkpointed ? checkpoint(f)(x) : f(x)));
        })(Doubles{{0.3, -0.2}, {0.5, 0.1}}, Doubles{{1., 0.4}, {-0.7, 0.2}});
    };
    CHECK((std::get<0>(slopes(true)) == std::get<0>(slopes(false))));
    CHECK((std::get<1>(slopes(true)) == std::get<1>(slopes(false))));
    const auto f = [](const Var& x, const Var& w) { return checkpoint(block)(x, w); };
    CHECK(check_gradients({.order = 2}, f, Doubles{{0.3, -0.2}}, Doubles{{1., 0.4}, {-0.7, 0.2}}).passed());
}

// 8 blocks keep 4 products each, or else one each and those of a single block: less than half.
TEST_CASE("a chain of checkpointed blocks needs less memory") {
    CHECK(arena_of_chain(true) * 2 < arena_of_chain(false));
}

TEST_CASE("on arrays it computes what the function does") {
    CHECK((checkpoint(block)(Doubles{{0., 0.}}, Doubles{{1., 2.}, {3., 4.}}) == Doubles{{0., 0.}}));
}
