#include "config/explain.hpp"

#include "support/catch.hpp"
#include "xgrad/nn/nn.hpp"

#include <nlohmann/json.hpp>

using namespace xgrad;
using namespace xgrad::config;

TEST_CASE("a type is explained with its aliases, shapes, settings and an example") {
    CHECK_THAT(to_text(explain(nn::layers(), *nn::layers().find("Linear"))),
               StartsWith("Linear: a layer, also Affine, Dense\n"
                          "  y = x W + b over the last axis\n"
                          "  shapes of an example: [..., n] -> [..., units]\n"
                          "\n"
                          "  units             a whole number, at least 1; must be set\n"
                          "                    size of the last output axis\n"
                          "  bias "));
    CHECK(to_text(explain(nn::layers(), *nn::layers().find("ReLU"))) ==
          "ReLU: a layer, also Relu\n  max(x, 0)\n\n  {\"type\": \"ReLU\"}\n");
}

TEST_CASE("a table is explained by its types") {
    const Explanation explanation = explain(nn::losses());
    CHECK(explanation.name == "loss");
    CHECK(explanation.fields.front().name == "SoftmaxWithLoss");
    CHECK(explanation.fields.front().takes.empty());
    CHECK_THAT(to_text(explanation), StartsWith("loss\n  one of\n\n  SoftmaxWithLoss  "));
}
