#include "xgrad/nn/loss.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/nn.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

// A user's own loss, with what must be there and no more.
struct FourthPower {
    nn::Reduction reduction = nn::Reduction::mean;

    static Fields<FourthPower> fields() { return {"FourthPower", "(x - t)^4"}; }
    nn::Terms operator()(const Var& prediction, const Var& target) const {
        return {sum(square(square(prediction - target))), full(prediction, {}, 2)};
    }
};

}  // namespace

TEST_CASE("a reduction makes the mean or the sum of the terms") {
    const Array x = doubles({2}, {1, 3});
    const Array t = doubles({2}, {0, 1});
    CHECK(loss_of(FourthPower{}, x, t) == 8.5);
    CHECK(loss_of(FourthPower{.reduction = nn::Reduction::sum}, x, t) == 17);
}

TEST_CASE("a loss may leave out output and check") {
    const nn::Loss loss = FourthPower{};
    CHECK_FALSE(loss->gives_probabilities());
    CHECK_NOTHROW(loss->check({.values = integers({1}, {99}), .prediction = {1}}));
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    CHECK(loss->output(x).id() == x.id());
}
