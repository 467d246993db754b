// Every model that ships loads, says what it shows, and takes its first steps; and what several show together.
// promises_test.cpp holds each to what its description promises.
#include "support/catch.hpp"
#include "support/full_runs.hpp"
#include "support/paths.hpp"
#include "support/shared_data.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/data/formats.hpp"
#include "xgrad/train/check.hpp"
#include "xgrad/train/sweep.hpp"
#include "xgrad/train/trainer.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <set>

using namespace xgrad;

namespace {

std::set<std::filesystem::path> models() {
    std::set<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tests::source_folder() / "models"))
        if (entry.path().extension() == ".json" && !is_sweep_file(entry.path())) found.insert(entry.path());
    return found;
}

std::string data_root() {
    const auto shared = tests::shared_data();
    return shared ? shared->string() : "";
}

// Without the shared data, the models that need them are left out.
bool has_data(const Experiment& experiment) {
    try {
        columns_of(experiment, data_root());
        return true;
    } catch (const FileError&) {
        CHECK_FALSE(tests::shared_data());
        return false;
    }
}

Summary train(const std::string& name, const std::vector<std::string>& overrides = {}) {
    Trainer trainer(load(tests::source_folder() / "models" / name, overrides), data_root());
    return trainer.fit();
}

}  // namespace

TEST_CASE("every shipped model loads and describes itself") {
    CHECK(models().size() >= 38);
    for (const auto& path : models()) {
        CAPTURE(path.string());
        const Experiment experiment = load(path);
        CHECK(experiment.name == path.stem().string());
        CHECK(experiment.description.size() > 40);
        CHECK(to_json(from_json(to_json(experiment), "full.json")) == to_json(experiment));
    }
}

TEST_CASE("every shipped model whose data are at hand takes its first steps") {
    std::string left_out;
    for (const auto& path : models()) {
        CAPTURE(path.string());
        Experiment experiment = load(path, {"training.steps=3"});
        if (experiment.data.format.get<data::Idx>() != nullptr && !experiment.data.take)
            experiment.data.take = 500;
        if (has_data(experiment)) CHECK(Trainer(experiment, data_root()).fit().steps == 3);
        else left_out += " " + experiment.name;
    }
    if (!left_out.empty()) SKIP_TEST("no data at hand for" + left_out);
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

TEST_CASE("sums with a learning rate divided by the size of the mini-batch take the steps of means") {
    const Summary mean = train("descents/minibatch.json");
    const Summary sum = train("descents/sum.json");
    CHECK_THAT(figure(sum.train, "loss") / 120, WithinAbs(figure(mean.train, "loss"), 1e-5));
    CHECK(figure(sum.train, "accuracy") == figure(mean.train, "accuracy"));
}

namespace {

// Newton's method for the penalised logistic regression of two inputs, in a few lines of its own: w, v and b.
std::array<double, 3> newton(const data::Dataset& set, double l2) {
    std::array<double, 3> p{};
    const auto n = set.size();
    for (int step = 0; step < 50; ++step) {
        std::array<double, 3> g{l2 * p[0], l2 * p[1], 0};
        std::array<std::array<double, 3>, 3> h{{{l2, 0, 0}, {0, l2, 0}, {0, 0, 0}}};
        for (std::int64_t i = 0; i < n; ++i) {
            const std::array<double, 3> x{set.inputs().at(2 * i), set.inputs().at(2 * i + 1), 1};
            const double s = 1 / (1 + std::exp(-(p[0] * x[0] + p[1] * x[1] + p[2])));
            for (std::size_t a = 0; a < 3; ++a) {
                g[a] += (s - set.targets().at(i)) * x[a] / static_cast<double>(n);
                for (std::size_t b = 0; b < 3; ++b)
                    h[a][b] += s * (1 - s) * x[a] * x[b] / static_cast<double>(n);
            }
        }
        // Elimination: h is positive definite.
        for (std::size_t a = 0; a < 3; ++a)
            for (std::size_t b = a + 1; b < 3; ++b) {
                const double factor = h[b][a] / h[a][a];
                for (std::size_t c = a; c < 3; ++c) h[b][c] -= factor * h[a][c];
                g[b] -= factor * g[a];
            }
        for (std::size_t a = 3; a-- > 0;) {
            for (std::size_t b = a + 1; b < 3; ++b) g[a] -= h[a][b] * g[b];
            g[a] /= h[a][a];
        }
        for (std::size_t a = 0; a < 3; ++a) p[a] -= g[a];
    }
    return p;
}

}  // namespace

TEST_CASE("logistic regression converges to the one minimum, which Newton's method finds too") {
    Trainer trainer(load(tests::source_folder() / "models/basics/logistic_regression.json"));
    const std::array<double, 3> best = newton(trainer.data().train, 0.01);
    trainer.fit();
    const auto found = trainer.model().parameters().tensors();
    REQUIRE(found.size() == 2);
    CHECK(found[0].first == "linear1/weight");
    for (std::size_t i = 0; i < 2; ++i)
        CHECK_THAT(found[0].second.at(static_cast<std::int64_t>(i)), WithinAbs(best[i], 1e-10));
    CHECK_THAT(found[1].second.at(0), WithinAbs(best[2], 1e-10));
}

TEST_CASE(
    "chapter 6's network learns its digits by Adam better than by SGD, and not at all from small weights") {
    if (!tests::full_runs) SKIP_TEST(tests::no_full_runs);
    if (!tests::shared_data()) SKIP_TEST("no MNIST at hand");
    const std::vector<std::string> short_run{"training.steps=500", "training.metrics=[]"};
    const auto loss = [&](const std::string& name) {
        return figure(*train("textbook/ch06_" + name + ".json", short_run).test, "loss");
    };
    const double sgd = loss("sgd");
    CHECK(loss("adam") < 0.5 * sgd);
    CHECK(loss("momentum") < 0.6 * sgd);
    CHECK(loss("adagrad") < 0.6 * sgd);
    CHECK(loss("init_small") > 2.29);
}
