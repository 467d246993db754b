#include "xgrad/train/model.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/nn/nn.hpp"

using namespace xgrad;

namespace {

data::Dataset examples(std::int64_t count) {
    Array inputs({count, 3}, Dtype::float64);
    Array targets({count}, Dtype::int64);
    const RandomStream random(5, "examples");
    std::uint64_t i = 0;
    for (double& value : inputs.values<double>()) value = random.normal(i++);
    for (std::int64_t& label : targets.values<std::int64_t>())
        label = static_cast<std::int64_t>(random.below(i++, 4));
    return {.columns = {{"inputs", inputs}, {"targets", targets}}};
}

ModelSpec spec() {
    return {.network = nn::Network{nn::Linear{.units = 5}, nn::Tanh{}, nn::Linear{.units = 4}},
            .loss = {nn::SoftmaxWithLoss{}},
            .metrics = {nn::Accuracy{}},
            .penalty = {.l2 = 0.1, .l1 = 0.01},
            .dtype = Dtype::float64};
}

std::vector<const std::byte*> pointers(const data::Dataset& set) {
    std::vector<const std::byte*> result;
    for (const data::Column& column : set.columns) result.push_back(column.values.data());
    return result;
}

}  // namespace

namespace {

// A head for the classes and one that gives back the inputs, behind the same layer.
ModelSpec two_heads() {
    ModelSpec joint = spec();
    joint.network = nn::Network{{"shared", nn::Linear{.units = 5}},
                                {"tanh", nn::Tanh{}},
                                {"kind", nn::Linear{.units = 4}},
                                {"copy", nn::Linear{.units = 3}, {"tanh"}}};
    joint.loss = {nn::LossTerm(nn::SoftmaxWithLoss{}, "kind"),
                  nn::LossTerm(nn::MeanSquaredError{}, "copy", "inputs", 0.25)};
    return joint;
}

void check_model_gradient(const ModelSpec& of) {
    const data::Dataset set = examples(7);
    Model model(of, column_specs(set));
    FigureSums sums(model.spec().loss, model.spec().metrics);
    const auto columns = pointers(set);
    model.gradient_step(columns, 7, 0, sums);
    const Array gradient = model.gradients().clone();
    const auto flat = model.parameters().flat().values<double>();
    double largest = 0;
    for (std::size_t i = 0; i < flat.size(); ++i) {
        const double before = flat[i];
        const auto at = [&](double value) {
            return flat[i] = value, model.gradient_step(columns, 7, 0, sums);
        };
        const double difference = (at(before + 1e-6) - at(before - 1e-6)) / 2e-6;
        flat[i] = before;
        largest = std::max(largest, std::abs(gradient.at(static_cast<std::int64_t>(i))));
        // Gaps between parameters have no gradient, and the objective does not see them.
        CHECK_THAT(gradient.at(static_cast<std::int64_t>(i)), WithinAbs(difference, 1e-8));
    }
    CHECK(largest > 0.01);
}

}  // namespace

TEST_CASE("the gradient of a model agrees with central differences of its objective") {
    check_model_gradient(spec());
}

TEST_CASE(
    "the forward pass alone gives a training step's objective, with its dropout, and leaves the states") {
    const data::Dataset set = examples(7);
    ModelSpec of = spec();
    of.network = nn::Network{nn::Linear{.units = 5}, nn::BatchNorm{}, nn::Dropout{.rate = 0.5},
                             nn::Linear{.units = 4}};
    Model model(of, column_specs(set));
    FigureSums sums(of.loss, of.metrics);
    const Array states = model.states().flat().clone();
    const double forward = model.forward_step(pointers(set), 7, 3, sums);
    CHECK(model.states().flat() == states);
    CHECK(model.gradient_step(pointers(set), 7, 3, sums) == forward);
    CHECK_FALSE(model.states().flat() == states);
    CHECK(model.forward_step(pointers(set), 7, 4, sums) != forward);
}

TEST_CASE("the gradient of several losses agrees with central differences of their weighted sum") {
    check_model_gradient(two_heads());
}

TEST_CASE("several losses' gradients add up by their weights") {
    const data::Dataset set = examples(7);
    ModelSpec of[3] = {two_heads(), two_heads(), two_heads()};
    of[1].loss.pop_back();
    of[2].loss.erase(of[2].loss.begin());
    of[2].loss[0].weight = 1;
    of[2].metrics.clear();
    std::vector<Array> gradients;
    for (ModelSpec& one : of) {
        one.penalty = {};
        Model model(one, column_specs(set));
        FigureSums sums(one.loss, one.metrics);
        model.gradient_step(pointers(set), 7, 0, sums);
        gradients.push_back(model.gradients().clone());
    }
    for (std::int64_t i = 0; i < gradients[0].size(); ++i)
        CHECK_THAT(gradients[0].at(i), WithinAbs(gradients[1].at(i) + 0.25 * gradients[2].at(i), 1e-14));
}

TEST_CASE("what the first of several losses judges is the answer") {
    const data::Dataset set = examples(5);
    Model model(two_heads(), column_specs(set));
    CHECK(model.output_shape() == Shape{4});
    CHECK(model.predict(std::span(&set.inputs(), 1)).shape() == Shape{5, 4});
    const Figures figures = model.evaluate(set);
    REQUIRE(figures.size() == 4);
    CHECK(figures[1].first == "kind.SoftmaxWithLoss");
    CHECK(figures[2].first == "copy.MeanSquaredError");
    CHECK_THAT(figures[0].second, WithinRel(figures[1].second + 0.25 * figures[2].second, 1e-12));
}

TEST_CASE("a set is evaluated in parts of any size with the same result as at once") {
    const data::Dataset set = examples(1203);
    Model model(spec(), column_specs(set));
    FigureSums sums(model.spec().loss, model.spec().metrics);
    model.gradient_step(pointers(set), 1203, 0, sums);
    const Figures at_once = sums.finish();
    const Figures in_parts = model.evaluate(set);
    CHECK_THAT(figure(in_parts, "loss"), WithinRel(figure(at_once, "loss"), 1e-12));
    CHECK(figure(in_parts, "accuracy") == figure(at_once, "accuracy"));
}

TEST_CASE("predictions are probabilities after a softmax loss, the same for any number of examples") {
    const data::Dataset set = examples(1203);
    Model model(spec(), column_specs(set));
    const Array all = model.predict(std::span(&set.inputs(), 1));
    CHECK(all.shape() == Shape{1203, 4});
    CHECK_THAT(all.at(0) + all.at(1) + all.at(2) + all.at(3), WithinAbs(1, 1e-14));
    const data::Dataset one = set.select(std::vector<std::int64_t>{700});
    const Array single = model.predict(std::span(&one.inputs(), 1));
    for (std::int64_t c = 0; c < 4; ++c) CHECK_THAT(single.at(c), WithinAbs(all.at(700 * 4 + c), 1e-14));
}

TEST_CASE("the same seed starts with the same parameters, another with others") {
    const auto specs = column_specs(examples(2));
    const Model one(spec(), specs);
    const Model same(spec(), specs);
    ModelSpec other = spec();
    other.seed = 2;
    CHECK(one.parameters().flat() == same.parameters().flat());
    CHECK_FALSE(one.parameters().flat() == Model(other, specs).parameters().flat());
    CHECK(one.parameters().count() == 3 * 5 + 5 + 5 * 4 + 4);
}

TEST_CASE("labels that are no class are found before training, with what to do") {
    data::Dataset set = examples(3);
    set.set("targets", Array::of<std::int64_t>({3}, {0, 1, 4}));
    const Model model(spec(), column_specs(set));
    CHECK_THROWS_WITH(model.check_targets(set),
                      "targets: label 4 at example 2; expected 0 to 3, as the last layer has 4 units; set "
                      "\"units\" of the last layer before it to 5 or more, or check the data");
}

TEST_CASE("outputs that are more or fewer than the data's classes are refused, naming the last layer") {
    data::Dataset set = examples(3);
    set.set("targets", Array::of<std::int64_t>({3}, {0, 1, 2}));
    const Model model(spec(), column_specs(set));
    set.classes = {"a", "b", "c"};
    CHECK_THROWS_WITH(
        model.check_targets(set),
        "the last layer (Linear): outputs of shape [4] for data of 3 classes; expected an output for "
        "each class; set \"units\" of the last Linear layer to 3");
    set.classes = {"a", "b", "c", "d", "e"};
    CHECK_THROWS_WITH(
        model.check_targets(set),
        "the last layer (Linear): outputs of shape [4] for data of 5 classes; expected an output for "
        "each class; set \"units\" of the last Linear layer to 5");
    set.classes = {"a", "b", "c", "d"};
    CHECK_NOTHROW(model.check_targets(set));
}

TEST_CASE("a metric of classes is refused for targets that are numbers") {
    data::Dataset set = examples(3);
    set.set("targets", Array::of<double>({3, 1}, {0, 1, 2.5}));
    ModelSpec numbers = spec();
    numbers.network = nn::Network{nn::Linear{.units = 1}};
    numbers.loss = {nn::MeanSquaredError{}};
    numbers.metrics = {nn::MeanAbsoluteErrorMetric{}, nn::Accuracy{}};
    const Model model(numbers, column_specs(set));
    CHECK_THROWS_WITH(
        model.check_targets(set),
        "training.metrics[1] (accuracy): targets that are numbers, no classes (2.5 at example 2); "
        "expected class numbers, or 0 and 1; measure numbers by mean_absolute_error or "
        "root_mean_squared_error");
    CHECK_THROWS_AS(model.check_targets(set), ConfigError);
}

TEST_CASE("columns of another shape or dtype are refused") {
    const data::Dataset set = examples(3);
    Model model(spec(), column_specs(set));
    const Array wide({2, 4}, Dtype::float64);
    const Array single({2, 3}, Dtype::float32);
    CHECK_THROWS_WITH(
        model.predict(std::span(&wide, 1)),
        "column \"inputs\": shape [2, 4]; expected examples of shape [3], as many as in the other columns");
    CHECK_THROWS_WITH(model.predict(std::span(&single, 1)), "column \"inputs\": float32; expected float64");
}

TEST_CASE("dropout drops in training and not when the network is used") {
    const data::Dataset set = examples(50);
    ModelSpec with = spec();
    with.penalty = {};
    with.network = nn::Network{nn::Dropout{.rate = 0.5}, nn::Linear{.units = 4}};
    Model model(with, column_specs(set));
    const auto columns = pointers(set);
    FigureSums sums(with.loss, with.metrics);
    const double first = model.gradient_step(columns, 50, 1, sums);
    const double again = model.gradient_step(columns, 50, 1, sums);
    const double other = model.gradient_step(columns, 50, 2, sums);
    CHECK(first == again);
    CHECK(first != other);
    CHECK(figure(model.evaluate(set), "loss") == figure(model.evaluate(set), "loss"));
}

TEST_CASE("columns of a set are found by their names") {
    const data::Dataset set = examples(20);
    Model model(spec(), column_specs(set));
    const data::Dataset turned{.columns = {set.columns[1], set.columns[0]}};
    CHECK(model.evaluate(turned) == model.evaluate(set));
}

TEST_CASE("a metric that stands twice is refused") {
    ModelSpec twice = spec();
    twice.metrics = {nn::TopKAccuracy{.k = 2}, nn::TopKAccuracy{.k = 3}};
    CHECK_THROWS_WITH(Model(twice, column_specs(examples(3))),
                      "training.metrics: top_k_accuracy stands there twice; expected each metric once");
}

namespace {

// A user's layer, which counts the training steps.
struct Counter {
    static Fields<Counter> fields() { return {"Counter", "counts the training steps"}; }
    Var operator()(nn::Scope& scope, const Var& x) const {
        const Var count = scope.state("count", {}, nn::Zeros{});
        scope.update("count", count + 1);
        return x;
    }
};

// Another, which has its state in training alone.
struct Forgetful {
    static Fields<Forgetful> fields() { return {"Forgetful", "declares no state in use"}; }
    Var operator()(nn::Scope& scope, const Var& x) const {
        if (scope.training()) scope.state("count", {}, nn::Zeros{});
        return x;
    }
};

}  // namespace

TEST_CASE("states move by training steps of any size, and stay as they are in use") {
    const data::Dataset set = examples(7);
    ModelSpec with = spec();
    with.network = nn::Network{{"counter", Counter{}}, nn::Linear{.units = 4}};
    Model model(with, column_specs(set));
    FigureSums sums(with.loss, with.metrics);
    model.gradient_step(pointers(set), 7, 0, sums);
    model.evaluate(set);
    model.gradient_step(pointers(set), 5, 1, sums);
    model.predict(std::span(&set.inputs(), 1));
    model.gradient_step(pointers(set), 7, 2, sums);
    REQUIRE(model.states().size() == 1);
    CHECK(model.states().name(0) == "counter/count");
    CHECK(model.states().tensors()[0].second.item() == 3);
    CHECK(model.parameters().count() == 3 * 4 + 4);
}

TEST_CASE("each use of a shared layer moves its states") {
    const data::Dataset set = examples(7);
    nn::NamedLayer twin;
    twin.share = "counter";
    ModelSpec with = spec();
    with.network = nn::Network{{"counter", Counter{}}, twin, nn::Linear{.units = 4}};
    Model model(with, column_specs(set));
    FigureSums sums(with.loss, with.metrics);
    for (std::uint64_t step = 0; step < 3; ++step) model.gradient_step(pointers(set), 7, step, sums);
    CHECK(model.states().tensors()[0].second.item() == 6);
}

TEST_CASE("a layer that declares a state in training alone is refused") {
    ModelSpec with = spec();
    with.network = nn::Network{Forgetful{}, nn::Linear{.units = 4}};
    const data::Dataset set = examples(7);
    Model model(with, column_specs(set));
    FigureSums sums(with.loss, with.metrics);
    CHECK_THROWS_WITH(
        model.gradient_step(pointers(set), 7, 0, sums),
        "model: a layer declares other states in training than in use; expected the same ones in "
        "every mode and for mini-batches of every size");
}

TEST_CASE("the gradient of a model with batch normalization agrees with central differences") {
    ModelSpec with = spec();
    with.network = nn::Network{nn::Linear{.units = 5}, nn::BatchNorm{}, nn::Tanh{}, nn::Linear{.units = 4}};
    check_model_gradient(with);
}
