#include "xgrad/nn/layer.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/nn.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

// The least that a layer can be.
struct Triple {
    static Fields<Triple> fields() { return {"Triple", "3 x"}; }
    Var operator()(nn::Scope&, const Var& x) const { return x * 3; }
};

struct Difference {
    static Fields<Difference> fields() { return {"Difference", "x - y"}; }
    Var operator()(nn::Scope&, std::span<const Var> inputs) const { return inputs[0] - inputs[1]; }
};

}  // namespace

TEST_CASE("a user's layer needs fields and a call on its input") {
    const nn::Layer layer = Triple{};
    CHECK(layer.type() == "Triple");
    CHECK_FALSE(layer->takes_several());
    CHECK(values(apply(layer, {doubles({2, 1}, {1, -2})})) == std::vector<double>{3, -6});
}

TEST_CASE("a user's layer may take several inputs") {
    const nn::Layer layer = Difference{};
    CHECK(layer->takes_several());
    CHECK(values(apply(layer, {doubles({2, 1}, {5, 1}), doubles({2, 1}, {2, 2})})) ==
          std::vector<double>{3, -1});
}
