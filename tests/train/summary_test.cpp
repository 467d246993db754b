#include "xgrad/train/summary.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/nn/nn.hpp"

using namespace xgrad;

// 784 x 50 multiplications and additions, and 50 additions of the bias.
TEST_CASE("a summary has each layer's inputs, shape, parameters, operations and bytes") {
    ModelSpec spec{.network = {nn::Linear{.units = 50}, {"act", nn::ReLU{}}},
                   .loss = {nn::SoftmaxWithLoss{}}};
    const std::vector<ColumnSpec> columns{{"inputs", {784}, Dtype::float32}};
    const auto layers = summarize(spec, columns);
    REQUIRE(layers.size() == 2);
    CHECK(layers[0].name == "linear1");
    CHECK(layers[0].inputs == std::vector<std::string>{"inputs"});
    CHECK(layers[0].output == Shape{50});
    CHECK(layers[0].parameters == 784 * 50 + 50);
    CHECK(layers[0].flops == 2 * 784 * 50 + 50);
    CHECK(layers[0].bytes == 200);
    CHECK(layers[1].type == "ReLU");
    CHECK(layers[1].parameters == 0);
    CHECK(layers[1].flops == 50);
}

TEST_CASE("shared parameters are counted once") {
    nn::NamedLayer twin;
    twin.share = "f";
    const ModelSpec spec{.network = {{"f", nn::Linear{.units = 4}}, twin}, .loss = {nn::SoftmaxWithLoss{}}};
    const std::vector<ColumnSpec> columns{{"inputs", {4}, Dtype::float32}};
    const auto layers = summarize(spec, columns);
    CHECK(layers[0].parameters == 20);
    CHECK(layers[1].parameters == 0);
    CHECK(layers[1].type == "Linear");
}

TEST_CASE("a network that cannot be traced has no summary") {
    const ModelSpec spec{.network = {nn::Reshape{.shape = {3}}}, .loss = {nn::SoftmaxWithLoss{}}};
    const std::vector<ColumnSpec> columns{{"inputs", {4}, Dtype::float32}};
    CHECK_THROWS_AS(summarize(spec, columns), ShapeError);
}

TEST_CASE("what a layer carries from step to step is counted by itself") {
    const ModelSpec spec{.network = {nn::BatchNorm{}, nn::Linear{.units = 3}},
                         .loss = {nn::SoftmaxWithLoss{}}};
    const auto layers = summarize(spec, {{"inputs", {4}, Dtype::float32}});
    CHECK(layers[0].parameters == 8);
    CHECK(layers[0].states == 8);
    CHECK(layers[1].states == 0);
}
