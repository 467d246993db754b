// What the models that ship promise in their descriptions, held to full runs. The figures are those of the runs, which are the
// same bits on every machine of one instruction set; the bounds leave room for the others.
#include "support/catch.hpp"
#include "support/full_runs.hpp"
#include "support/paths.hpp"
#include "support/shared_data.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/train/check.hpp"
#include "xgrad/train/trainer.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

using namespace xgrad;

namespace {

namespace fs = std::filesystem;

enum class Part { train, test };

// A figure of a full run, and the words of the model's description that it is held to.
struct Promise {
    std::string model;
    Part part;
    std::string figure;
    double least;
    double most;
    std::string said;
};

const std::vector<Promise>& promises() {
    static const std::vector<Promise> all{
        {"digits", Part::test, "accuracy", 0.97, 0.99, "0.97 to 0.99"},
        {"iris", Part::test, "accuracy", 0.92, 1, "0.92 to 1"},
        {"descents/batch", Part::train, "loss", 0.3845, 0.3861, "0.385"},
        {"descents/minibatch", Part::train, "loss", 0.1708, 0.1724, "0.172"},
        {"descents/stochastic", Part::train, "loss", 0.1571, 0.1587, "0.158"},
        {"descents/with_replacement", Part::train, "loss", 0.1710, 0.1726, "0.172"},
        {"descents/sum", Part::train, "loss", 20.5, 20.7, "the steps of minibatch"},
        {"basics/linear_regression", Part::test, "loss", 0.007, 0.013, "0.01"},
        {"basics/logistic_regression", Part::train, "loss", 0.3095, 0.3105, "the same minimum"},
        {"basics/residual", Part::test, "accuracy", 0.93, 1, "above 0.93"},
        {"basics/shared_weights", Part::test, "accuracy", 0.98, 1, "above 0.98"},
        {"graphs/two_inputs", Part::test, "accuracy", 0.9, 1, "above 0.9"},
        {"graphs/two_heads", Part::test, "digit.accuracy", 0.965, 0.99, "0.97 to 0.99"},
        {"graphs/two_heads", Part::test, "picture.MeanSquaredError", 0.003, 0.0045, "0.004"},
        {"graphs/species_and_weight", Part::test, "species.accuracy", 0.95, 1, "0.97"},
        {"graphs/species_and_weight", Part::test, "weight.mean_absolute_error", 25, 33, "29 g off"},
        {"graphs/siamese", Part::test, "accuracy", 0.96, 0.98, "0.97"},
        {"graphs/autoencoder", Part::test, "loss", 0.0092, 0.0105, "0.010"},
        {"textbook/ch04_sigmoid", Part::train, "accuracy", 0.941, 0.953, "0.947 (train)"},
        {"textbook/ch04_sigmoid", Part::test, "accuracy", 0.9405, 0.9525, "0.9465 (test)"},
        {"textbook/ch05_relu", Part::train, "accuracy", 0.972, 0.984, "0.978 (train)"},
        {"textbook/ch05_relu", Part::test, "accuracy", 0.963, 0.975, "0.969 (test)"},
        {"textbook/ch06_sgd", Part::test, "accuracy", 0.930, 0.942, "0.936"},
        {"textbook/ch06_momentum", Part::test, "accuracy", 0.962, 0.974, "0.968"},
        {"textbook/ch06_adagrad", Part::test, "accuracy", 0.965, 0.977, "0.971"},
        {"textbook/ch06_adam", Part::test, "accuracy", 0.968, 0.980, "0.974"},
        {"textbook/ch06_init_small", Part::test, "accuracy", 0.09, 0.13, "0.11"},
        {"textbook/ch06_init_xavier", Part::test, "accuracy", 0.916, 0.928, "0.922"},
        {"textbook/ch06_batch_norm", Part::train, "accuracy", 0.99, 1, "training accuracy of 1"},
        {"textbook/ch06_batch_norm", Part::test, "accuracy", 0.86, 0.9, "0.88"},
        {"textbook/ch06_without_batch_norm", Part::train, "accuracy", 0.09, 0.14, "0.12"},
        {"textbook/ch06_overfit", Part::train, "accuracy", 0.995, 1, "training accuracy of 1"},
        {"textbook/ch06_overfit", Part::test, "accuracy", 0.72, 0.76, "0.742"},
        {"textbook/ch06_weight_decay", Part::train, "accuracy", 0.86, 0.92, "0.890"},
        {"textbook/ch06_weight_decay", Part::test, "accuracy", 0.65, 0.70, "0.674"},
        {"textbook/ch06_dropout", Part::train, "accuracy", 0.93, 0.98, "0.957"},
        {"textbook/ch06_dropout", Part::test, "accuracy", 0.72, 0.76, "0.742"},
        {"textbook/ch06_hyperparameters", Part::test, "accuracy", 0.68, 0.72, "0.70"},
        {"textbook/softmax_regression", Part::test, "accuracy", 0.915, 0.925, "0.92"},
        {"textbook/spiral", Part::test, "accuracy", 0.9, 1, "above 0.9"},
        {"textbook/fish", Part::test, "accuracy", 0.92, 1, "0.96"},
        {"textbook/fish_hinge", Part::test, "accuracy", 0.92, 1, "0.96"},
    };
    return all;
}

fs::path path_of(const std::string& model) { return tests::source_folder() / "models" / (model + ".json"); }

std::string data_root() {
    const auto shared = tests::shared_data();
    return shared ? shared->string() : "";
}

bool has_data(const Experiment& experiment) {
    try {
        columns_of(experiment, data_root());
        return true;
    } catch (const FileError&) {
        return false;
    }
}

void hold_to_promises(const std::string& model) {
    const Experiment experiment = load(path_of(model));
    if (!has_data(experiment)) SKIP_TEST("no data for " + model + " at hand");
    const Summary summary = Trainer(experiment, data_root()).fit();
    for (const Promise& promise : promises()) {
        if (promise.model != model) continue;
        const Figures& figures = promise.part == Part::train ? summary.train : summary.test.value();
        CAPTURE(model, promise.figure);
        CHECK(figure(figures, promise.figure) >= promise.least);
        CHECK(figure(figures, promise.figure) <= promise.most);
    }
}

// All models whose names begin so, each run once.
void hold_all_to_promises(const std::string& beginning) {
    if (!tests::full_runs) SKIP_TEST(tests::no_full_runs);
    std::string before;
    for (const Promise& promise : promises())
        if (promise.model.starts_with(beginning) && promise.model != before)
            hold_to_promises(before = promise.model);
}

}  // namespace

TEST_CASE("every model promises something, in words that its description has") {
    for (const auto& entry : fs::recursive_directory_iterator(tests::source_folder() / "models")) {
        const fs::path folder = entry.path().parent_path().filename();
        if (entry.path().extension() != ".json" || folder == "bench" || folder == "sweeps") continue;
        CAPTURE(entry.path().string());
        CHECK(std::any_of(promises().begin(), promises().end(), [&](const Promise& promise) {
            return fs::equivalent(path_of(promise.model), entry.path());
        }));
    }
    for (const Promise& promise : promises()) {
        CAPTURE(promise.model);
        CHECK_THAT(load(path_of(promise.model)).description, ContainsSubstring(promise.said));
    }
}

TEST_CASE("digits and irises are told apart as promised") {
    hold_all_to_promises("digits");
    hold_all_to_promises("iris");
}

TEST_CASE("the descents end where they promise") { hold_all_to_promises("descents/"); }

TEST_CASE("the basic models keep their promises") { hold_all_to_promises("basics/"); }

TEST_CASE("the graphs keep their promises") { hold_all_to_promises("graphs/"); }

TEST_CASE("the textbook's two-layer network keeps its promises with Sigmoid") {
    hold_all_to_promises("textbook/ch04");
}

TEST_CASE("the textbook's two-layer network keeps its promises with ReLU") {
    hold_all_to_promises("textbook/ch05");
}

TEST_CASE("chapter 6's optimizers keep their promises") {
    for (const std::string model : {"sgd", "momentum", "adagrad", "adam"})
        hold_all_to_promises("textbook/ch06_" + model);
}

TEST_CASE("chapter 6's initializations and batch normalization keep their promises") {
    for (const std::string model : {"init_", "batch_norm", "without_batch_norm"})
        hold_all_to_promises("textbook/ch06_" + model);
}

TEST_CASE("chapter 6's overfitting, its remedies and its search keep their promises") {
    for (const std::string model : {"overfit", "weight_decay", "dropout", "hyperparameters"})
        hold_all_to_promises("textbook/ch06_" + model);
}

TEST_CASE("softmax regression, the spiral and the fish keep their promises") {
    for (const std::string model : {"softmax_regression", "spiral", "fish"})
        hold_all_to_promises("textbook/" + model);
}
