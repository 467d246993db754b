#include "xgrad/train/prediction.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/train/run_folder.hpp"

using namespace xgrad;

namespace {

// Trains nothing to speak of on four rows and sets the last layer's parameters.
SavedModel model_with(const tests::TempFolder& folder, const std::string& loss,
                      const std::string& target_type, int units, const std::vector<float>& weight) {
    folder.write("x.csv", "x,y\n0,0\n1,1\n2,0\n3,1\n");
    const std::string config =
        R"({"data": {"format": "csv", "path": "x.csv", "target": "y", "target_type": ")" + target_type +
        R"("}, "model": [{"type": "Linear", "name": "fc", "units": )" + std::to_string(units) +
        R"(}], "loss": ")" + loss + R"(", "training": {"epochs": 1}})";
    Trainer trainer(load(folder.write("m.json", config)));
    RunFolder(folder / "run").follow(trainer);
    SavedModel saved = load_model(folder / "run");
    saved.model.parameters().assign(
        {{"fc/weight", Array::of<float>({1, units}, std::span<const float>(weight))},
         {"fc/bias", Array({units}, Dtype::float32)}});
    return saved;
}

const Array one_row = Array::of<float>({1, 1}, {2});

}  // namespace

// softmax(2, -2) = 1 / (1 + exp(-4))
TEST_CASE("classes come with their probabilities") {
    const tests::TempFolder folder;
    SavedModel saved = model_with(folder, "SoftmaxWithLoss", "class", 2, {1, -1});
    const Predictions answer = predict(saved, one_row);
    CHECK(answer.kind == "probabilities");
    CHECK(answer.classes == std::vector<std::string>{"0", "1"});
    CHECK(answer.columns == std::vector<std::string>{"probability_0", "probability_1"});
    REQUIRE(answer.rows.size() == 1);
    CHECK(answer.rows[0].best == 0);
    CHECK_THAT(answer.rows[0].values[0], WithinAbs(0.98201379, 1e-7));
}

TEST_CASE("a single probability is that of class 1") {
    const tests::TempFolder folder;
    SavedModel saved = model_with(folder, "SigmoidWithLoss", "class", 1, {2});
    const Predictions answer = predict(saved, one_row);
    CHECK(answer.classes == std::vector<std::string>{"0", "1"});
    CHECK(answer.rows[0].best == 1);
    CHECK_THAT(answer.rows[0].values[1], WithinAbs(0.98201379, 1e-7));
}

TEST_CASE("a loss without probabilities gives scores") {
    const tests::TempFolder folder;
    SavedModel saved = model_with(folder, "Hinge", "class", 2, {1, 3});
    const Predictions answer = predict(saved, one_row);
    CHECK(answer.kind == "scores");
    CHECK(answer.columns == std::vector<std::string>{"score_0", "score_1"});
    CHECK(answer.rows[0].values == std::vector<double>{2, 6});
    CHECK(answer.rows[0].best == 1);
}

TEST_CASE("numbers come under the target's name") {
    const tests::TempFolder folder;
    SavedModel saved = model_with(folder, "MeanSquaredError", "number", 1, {1.5F});
    const Predictions answer = predict(saved, one_row);
    CHECK(answer.kind == "values");
    CHECK(answer.classes.empty());
    CHECK(answer.names == std::vector<std::string>{"y"});
    CHECK(answer.rows[0].values == std::vector<double>{3});
}

// 3e38 + 3e38 is beyond float32.
TEST_CASE("an answer that is not finite is an error that names row and output") {
    const tests::TempFolder folder;
    SavedModel saved = model_with(folder, "MeanSquaredError", "number", 1, {2});
    CHECK_THROWS_WITH(predict(saved, Array::of<float>({2, 1}, {1, 3e38F})),
                      "row 2 of 2: its answer \"y\" is inf; expected a finite number; are its inputs far "
                      "outside those of training?");
}
