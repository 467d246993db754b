// Every model that ships loads, says what it shows, and takes its first steps.
#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/shared_data.hpp"
#include "xgrad/train/trainer.hpp"

#include <filesystem>
#include <set>

using namespace xgrad;

namespace {

std::set<std::filesystem::path> models() {
    std::set<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tests::source_folder() / "models"))
        if (entry.path().extension() == ".json") found.insert(entry.path());
    return found;
}

bool needs_shared_data(const std::filesystem::path& model) {
    const std::set<std::string> names{"ch04_sigmoid", "ch05_relu", "softmax_regression", "fish"};
    return names.count(model.stem().string()) > 0;
}

Summary train(const std::string& name, const std::vector<std::string>& overrides = {}) {
    Trainer trainer(load(tests::source_folder() / "models" / name, overrides),
                    tests::shared_data()->string());
    return trainer.fit();
}

}  // namespace

TEST_CASE("every shipped model loads and describes itself") {
    CHECK(models().size() >= 7);
    for (const auto& path : models()) {
        CAPTURE(path.string());
        const Experiment experiment = load(path);
        CHECK(experiment.name == path.stem().string());
        CHECK(experiment.description.size() > 40);
        CHECK(to_json(from_json(to_json(experiment), "full.json")) == to_json(experiment));
    }
}

TEST_CASE("every shipped model on shipped or synthetic data takes its first steps") {
    for (const auto& path : models()) {
        if (needs_shared_data(path)) continue;
        CAPTURE(path.string());
        CHECK(Trainer(load(path, {"training.epochs=1", "training.steps=null"})).fit().steps > 0);
    }
}

TEST_CASE("spiral reaches what it promises") {
    const Summary summary = Trainer(load(tests::source_folder() / "models/textbook/spiral.json")).fit();
    CHECK(figure(*summary.test, "accuracy") >= 0.9);
}

TEST_CASE("the textbook's ReLU network on MNIST reaches 0.978 and 0.969") {
    if (!tests::shared_data()) SKIP_TEST("no MNIST at hand");
    const Summary summary = train("textbook/ch05_relu.json");
    CHECK(summary.steps == 10000);
    CHECK_THAT(figure(summary.train, "accuracy"), WithinAbs(0.978, 0.006));
    CHECK_THAT(figure(*summary.test, "accuracy"), WithinAbs(0.969, 0.006));
}

TEST_CASE("the textbook's sigmoid network on MNIST reaches 0.947 and 0.9465") {
    if (!tests::shared_data()) SKIP_TEST("no MNIST at hand");
    const Summary summary = train("textbook/ch04_sigmoid.json");
    CHECK_THAT(figure(summary.train, "accuracy"), WithinAbs(0.947, 0.006));
    CHECK_THAT(figure(*summary.test, "accuracy"), WithinAbs(0.9465, 0.006));
}

TEST_CASE("softmax regression on MNIST takes its first steps") {
    if (!tests::shared_data()) SKIP_TEST("no MNIST at hand");
    const Summary summary = train("textbook/softmax_regression.json", {"training.steps=600"});
    CHECK(figure(*summary.test, "accuracy") > 0.85);
}

TEST_CASE("fish are told apart over ten stratified splits with means of at least 0.95 and 0.90") {
    if (!tests::shared_data()) SKIP_TEST("no fish.csv at hand");
    double train_sum = 0;
    double test_sum = 0;
    for (int seed = 1; seed <= 10; ++seed) {
        const Summary summary = train("textbook/fish.json", {"data.split.seed=" + std::to_string(seed)});
        train_sum += figure(summary.train, "accuracy");
        test_sum += figure(*summary.test, "accuracy");
    }
    CHECK(train_sum / 10 >= 0.95);
    CHECK(test_sum / 10 >= 0.90);
}
