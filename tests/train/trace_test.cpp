#include "xgrad/train/trace.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/verify.hpp"
#include "xgrad/nn/nn.hpp"

using namespace xgrad;

namespace {

ModelSpec spec() {
    return {.network = nn::Network{nn::Linear{.units = 3}, nn::Dropout{}},
            .loss = nn::SoftmaxWithLoss{},
            .metrics = {nn::Accuracy{}}};
}

const std::vector<ColumnSpec> columns{{"inputs", {4}, Dtype::float32}, {"targets", {}, Dtype::int64}};

}  // namespace

TEST_CASE("a training step has an objective, terms, and a gradient for each parameter") {
    const Trace step = trace(spec(), columns, Use::train, 10);
    CHECK(step.columns.size() == 2);
    CHECK(step.parameters.size() == 2);
    CHECK(step.scalars.size() == 5);
    REQUIRE(step.gradients.size() == 2);
    CHECK(step.gradients[0].shape() == Shape{4, 3});
    CHECK(step.key.has_value());
    CHECK_NOTHROW(verify(step.graph));
}

TEST_CASE("a prediction needs neither targets nor randomness") {
    const Trace answer = trace(spec(), columns, Use::predict, 10);
    CHECK(answer.columns.size() == 1);
    CHECK(answer.output.shape() == Shape{10, 3});
    CHECK(answer.scalars.empty());
    CHECK(answer.gradients.empty());
    CHECK_FALSE(answer.key.has_value());
}

TEST_CASE("training without targets is an error") {
    CHECK_THROWS_WITH(trace(spec(), {columns[0]}, Use::train, 1),
                      "data: no targets; expected a column of targets to train and evaluate with");
}
