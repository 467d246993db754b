#include "xgrad/train/trainer.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"

#include <cmath>

using namespace xgrad;

namespace {

data::Dataset points(std::int64_t count) {
    Array inputs({count, 2}, Dtype::float64);
    Array targets({count}, Dtype::int64);
    const RandomStream random(11, "points");
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        const double x = random.normal(2 * i);
        const double y = random.normal(2 * i + 1);
        inputs.values<double>()[2 * i] = x;
        inputs.values<double>()[2 * i + 1] = y;
        targets.values<std::int64_t>()[i] = x + y > 0 ? 1 : 0;
    }
    return {.columns = {{"inputs", inputs}, {"targets", targets}}};
}

data::Prepared prepared(std::int64_t count = 60) {
    data::Prepared data;
    data.train = points(count);
    data.test = points(20);
    return data;
}

Experiment experiment() {
    Experiment e;
    e.dtype = Precision::float64;
    e.model = {nn::Linear{.units = 4}, nn::Tanh{}, nn::Linear{.units = 2}};
    e.loss = {nn::SoftmaxWithLoss{}};
    e.optimizer = optim::SGD{.learning_rate = 0.5};
    e.training.epochs = 3;
    e.training.batch.size = 16;
    e.training.metrics = {nn::Accuracy{}};
    return e;
}

Array trained(const Experiment& e, Workers& workers = default_workers()) {
    Trainer trainer(e, prepared(), workers);
    trainer.fit();
    return trainer.model().parameters().flat().clone();
}

double largest_difference(const Array& a, const Array& b) {
    double largest = 0;
    for (std::int64_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a.at(i) - b.at(i)));
    return largest;
}

}  // namespace

TEST_CASE("an epoch takes the set apart into mini-batches, the last one shorter") {
    Experiment e = experiment();
    Trainer trainer(e, prepared());
    std::vector<std::int64_t> steps;
    trainer.on_epoch = [&](const EpochReport& report) { steps.push_back(report.steps); };
    const Summary summary = trainer.fit();
    CHECK(steps == std::vector<std::int64_t>{4, 8, 12});  // 60 = 16 + 16 + 16 + 12
    CHECK(summary.epochs == 3);
    CHECK(summary.steps == 12);
    CHECK(summary.parameters == 2 * 4 + 4 + 4 * 2 + 2);
    CHECK(figure(summary.train, "accuracy") > 0.9);
    CHECK(figure(*summary.test, "accuracy") > 0.8);
}

TEST_CASE("steps may stand instead of epochs, and the last epoch is then shorter") {
    Experiment e = experiment();
    e.training.epochs.reset();
    e.training.steps = 6;
    std::vector<std::int64_t> steps;
    Trainer trainer(e, prepared());
    trainer.on_epoch = [&](const EpochReport& report) { steps.push_back(report.steps); };
    const Summary summary = trainer.fit();
    CHECK(steps == std::vector<std::int64_t>{4, 6});
    CHECK(summary.epochs == 2);
    CHECK(summary.steps == 6);
}

// What the project began with: a sum over the mini-batch with a learning rate divided by its size is the mean.
TEST_CASE("loss sum with lr/B trains to the same weights as loss mean with lr, to rounding") {
    Experiment mean = experiment();
    mean.training.batch = {.size = 15};  // 60 = 4 * 15: all mini-batches are full
    Experiment sum = mean;
    sum.loss = {nn::SoftmaxWithLoss{.reduction = nn::Reduction::sum}};
    sum.optimizer = optim::SGD{.learning_rate = 0.5 / 15};
    const Array with_mean = trained(mean);
    CHECK(largest_difference(with_mean, trained(sum)) < 1e-13);
    sum.optimizer = optim::SGD{.learning_rate = 0.5};
    CHECK(largest_difference(with_mean, trained(sum)) > 0.1);
}

// Softmax regression from zero weights: p = 1/2 for all, so the gradient of the mean loss by W is x^T (p - t) / N.
TEST_CASE("batch \"all\" is one step of gradient descent, as computed by hand") {
    Experiment e = experiment();
    e.model = {nn::Linear{.units = 2, .weight = nn::Zeros{}}};
    e.optimizer = optim::SGD{.learning_rate = 0.1};
    e.training = {.epochs = 1, .batch = {.size = std::nullopt}};
    Trainer trainer(e, prepared());
    CHECK(trainer.fit().steps == 1);
    const data::Dataset set = points(60);
    double expected[2][2] = {};
    double bias[2] = {};
    for (std::int64_t i = 0; i < 60; ++i)
        for (std::int64_t c = 0; c < 2; ++c) {
            const double slope = (0.5 - (set.targets().at(i) == static_cast<double>(c) ? 1.0 : 0.0)) / 60;
            for (std::int64_t f = 0; f < 2; ++f) expected[f][c] -= 0.1 * slope * set.inputs().at(2 * i + f);
            bias[c] -= 0.1 * slope;
        }
    const auto tensors = trainer.model().parameters().tensors();
    for (std::int64_t f = 0; f < 2; ++f)
        for (std::int64_t c = 0; c < 2; ++c)
            CHECK_THAT(tensors[0].second.at(2 * f + c), WithinAbs(expected[f][c], 1e-15));
    for (std::int64_t c = 0; c < 2; ++c) CHECK_THAT(tensors[1].second.at(c), WithinAbs(bias[c], 1e-15));
    CHECK(std::abs(expected[0][0]) > 0.01);
}

TEST_CASE("training gives the same bits on any number of threads") {
    Experiment e = experiment();
    e.model = {nn::Linear{.units = 64}, nn::ReLU{}, nn::Dropout{.rate = 0.2}, nn::Linear{.units = 2}};
    Workers alone(1);
    const Array expected = trained(e, alone);
    for (const int threads : {2, 3, 4, 7}) {
        Workers workers(threads);
        CHECK(trained(e, workers) == expected);
    }
}

TEST_CASE("another seed trains to other weights") {
    Experiment other = experiment();
    other.seed = 2;
    CHECK(largest_difference(trained(experiment()), trained(other)) > 0.01);
}

TEST_CASE("a loss that is no longer finite ends the training with the step and what to try") {
    Experiment e = experiment();
    e.model = {nn::Linear{.units = 1}};
    e.loss = {nn::MeanSquaredError{}};
    e.optimizer = optim::SGD{.learning_rate = 1e200};
    data::Prepared data = prepared();
    data.train.set("targets", data.train.targets().as(Dtype::float64));
    data.test.reset();
    e.training.metrics = {};
    Trainer trainer(e, data);
    CHECK_THROWS_AS(trainer.fit(), RunError);
    Trainer again(e, data);
    CHECK_THROWS_WITH(again.fit(), StartsWith("training, step 2 (epoch 1): the loss is ") &&
                                       EndsWith("; expected finite numbers; try a learning_rate below "
                                                "1e+200, scaled inputs, or smaller initial weights"));
}

TEST_CASE("progress is told step by step") {
    Trainer trainer(experiment(), prepared());
    std::vector<std::pair<std::int64_t, std::int64_t>> seen;
    trainer.on_step = [&](const Progress& progress) {
        CHECK(progress.epochs == 3);
        CHECK(progress.steps_per_epoch == 4);
        seen.emplace_back(progress.epoch, progress.step);
    };
    trainer.fit();
    REQUIRE(seen.size() == 12);
    CHECK(seen[0] == std::pair<std::int64_t, std::int64_t>{1, 1});
    CHECK(seen[11] == std::pair<std::int64_t, std::int64_t>{3, 4});
}

TEST_CASE("a penalty on the weights makes them smaller") {
    Experiment e = experiment();
    e.training.epochs = 20;
    const auto length = [](const Array& a) {
        double sum = 0;
        for (std::int64_t i = 0; i < a.size(); ++i) sum += a.at(i) * a.at(i);
        return std::sqrt(sum);
    };
    const double without = length(trained(e));
    e.penalty.l2 = 0.05;
    CHECK(length(trained(e)) < 0.8 * without);
}

TEST_CASE("a trainer trains once") {
    Trainer trainer(experiment(), prepared());
    trainer.fit();
    CHECK_THROWS_WITH(
        trainer.fit(),
        "training: fit() is called again; expected one training of each Trainer; make another one");
}

TEST_CASE("settings made in C++ are held to the same bounds") {
    Experiment e = experiment();
    e.training.epochs = 0;
    CHECK_THROWS_WITH(Trainer(e, prepared()),
                      "training: epochs: 0 is below 1; expected at least 1 and at most 1000000000");
    e = experiment();
    e.penalty.l2 = -1;
    CHECK_THROWS_WITH(Trainer(e, prepared()), "penalty: l2: -1 is below 0");
}

TEST_CASE("the end is told, or the failure that comes before it") {
    Trainer trainer(experiment(), prepared());
    std::int64_t steps = 0;
    trainer.on_end = [&](const Summary& summary) { steps = summary.steps; };
    trainer.on_failure = [](const RunError&) { FAIL_CHECK("no failure"); };
    trainer.fit();
    CHECK(steps == 12);
    Trainer failing(experiment(), prepared());
    std::string why;
    failing.on_end = [](const Summary&) { FAIL_CHECK("no end"); };
    failing.on_failure = [&](const RunError& error) { why = error.what(); };
    failing.model().parameters().flat().values<double>()[0] = std::nan("");
    CHECK_THROWS_AS(failing.fit(), RunError);
    CHECK_THAT(why, StartsWith("training, step 1 (epoch 1): the loss is nan"));
}

namespace {

Experiment normalized() {
    Experiment e = experiment();
    e.model = {nn::Linear{.units = 64}, {"norm", nn::BatchNorm{}}, nn::ReLU{}, nn::Linear{.units = 2}};
    return e;
}

// The running statistics after so many steps.
Array states_after(Experiment e, std::int64_t steps, Workers& workers = default_workers()) {
    e.training.epochs.reset();
    e.training.steps = steps;
    Trainer trainer(e, prepared(), workers);
    trainer.fit();
    return trainer.model().states().flat().clone();
}

}  // namespace

TEST_CASE("running statistics are the same bits on any number of threads") {
    Workers alone(1);
    const Array expected = states_after(normalized(), 12, alone);
    for (const int threads : {2, 3, 4, 7}) {
        Workers workers(threads);
        CHECK(states_after(normalized(), 12, workers) == expected);
        CHECK(trained(normalized(), workers) == trained(normalized(), alone));
    }
}

// The first layer's output has a variance near that of its weights and inputs: far from the 1 that it starts at.
TEST_CASE("penalties and optimizers do not touch running statistics") {
    Experiment e = normalized();
    const Array expected = states_after(e, 1);
    e.penalty = {.l2 = 10, .l1 = 1};
    e.optimizer = optim::SGD{.learning_rate = 0.01, .weight_decay = 0.5};
    CHECK(states_after(e, 1) == expected);
    CHECK_FALSE(states_after(e, 2) == states_after(normalized(), 2));  // as the layer before it moved
    CHECK(Trainer(e, prepared()).model().parameters().count() == 2 * 64 + 64 + 2 * 64 + 64 * 2 + 2);
}

TEST_CASE("a last mini-batch that a layer cannot take is found before the training begins") {
    Experiment e = normalized();
    e.training.batch.size = 59;  // 60 = 59 + 1
    CHECK_THROWS_WITH(
        Trainer(e, prepared()),
        "layer \"norm\" (BatchNorm): a mini-batch of one example of shape [64], and so one value for each "
        "feature; expected two or more in training, as a single one has no variance; take larger "
        "mini-batches; "
        "if it is what an epoch leaves over, set \"drop_last\": true");
    e.training.batch.drop_last = true;
    CHECK(Trainer(e, prepared()).fit().steps == 3);
    e.training.batch.drop_last = false;
    e.training.epochs.reset();
    e.training.steps = 1;
    CHECK(Trainer(e, prepared()).fit().steps == 1);
}

// float32 holds nothing above 3.4e38: the variance is infinite, what is divided by it 0, and the loss finite.
TEST_CASE("running statistics that are no longer finite end the training") {
    Experiment e = normalized();
    e.dtype = Precision::float32;
    e.model = {nn::BatchNorm{}, nn::Linear{.units = 2}};
    data::Prepared data = prepared();
    data.test.reset();
    data.train.set("inputs", data.train.inputs().as(Dtype::float32));
    for (float& value : data.train.columns[0].values.values<float>()) value *= 1e30F;
    CHECK_THROWS_WITH(
        Trainer(e, data).fit(),
        StartsWith("training, step 4 (epoch 1): a layer's state is no longer a finite number; "));
}
