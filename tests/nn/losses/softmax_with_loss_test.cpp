#include "xgrad/nn/losses/softmax_with_loss.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"
#include "xgrad/base/error.hpp"

#include <limits>
#include <string>

using namespace xgrad;
using namespace xgrad::tests;

// The figures are PyTorch 1.13.1's: tests/nn/torch_figures.py prints them.

namespace {

Array logits() { return doubles({4, 3}, {1, -2, 0.5, 0, 3, -1, 2, 2, -4, -1, 0.5, 0.25}); }
Array labels() { return integers({4}, {0, 2, 1, 2}); }
Array probabilities() { return doubles({4, 3}, {0.7, 0.2, 0.1, 0, 0, 1, 0.25, 0.5, 0.25, 1, 0, 0}); }

void check_loss(nn::SoftmaxWithLoss loss, const Array& target, double mean, double sum) {
    CHECK_THAT(loss_of(loss, logits(), target), WithinRel(mean, 1e-14));
    loss.reduction = nn::Reduction::sum;
    CHECK_THAT(loss_of(loss, logits(), target), WithinRel(sum, 1e-14));
}

void check_slope(const nn::SoftmaxWithLoss& loss, const Array& target, const std::vector<double>& expected) {
    CHECK(relative_difference(values(gradient_of(loss, logits(), target)), expected) < 1e-14);
}

}  // namespace

TEST_CASE("equal logits over ten classes lose log(10)") {
    const Array equal({3, 10}, Dtype::float64);
    CHECK_THAT(loss_of(nn::SoftmaxWithLoss{}, equal, integers({3}, {3, 7, 0})),
               WithinAbs(2.302585092994046, 1e-15));
}

TEST_CASE("softmax with loss is PyTorch's cross entropy for labels") {
    check_loss({}, labels(), 1.552244695439339, 6.208978781757356);
    check_slope({}, labels(),
                {-0.09906277596284355, 0.007514721892393506, 0.09154805407045005, 0.011653155644493473,
                 0.23405988796912644, -0.2457130436136199, 0.12484526975792054, -0.12515473024207946,
                 0.00030946048415894406, 0.027864367762550687, 0.12487943245330373, -0.15274380021585446});
}

TEST_CASE("label smoothing, class weights and an ignored label are PyTorch's") {
    check_loss({.label_smoothing = 0.1}, labels(), 1.5980780287726724, 6.392312115090689);
    check_loss({.class_weights = {1, 2, 0.5}}, labels(), 1.0995916314833527, 4.398366525933411);
    check_loss({.ignored_label = 2}, labels(), 0.5994913457990054, 1.1989826915980109);
    const nn::SoftmaxWithLoss all{.label_smoothing = 0.2, .class_weights = {1, 2, 0.5}, .ignored_label = 2};
    check_loss(all, labels(), 0.8037080264630645, 2.4111240793891935);
    check_slope(all, labels(),
                {-0.08093093577102886, -0.034090827614924504, 0.11502176338595341, 0, 0, 0,
                 0.2829551038526946, -0.2726004517028609, -0.010354652149833693, 0, 0, 0});
}

TEST_CASE("softmax with loss is PyTorch's cross entropy for probabilities") {
    check_loss({}, probabilities(), 2.402244695439338, 9.608978781757353);
    const nn::SoftmaxWithLoss all{.label_smoothing = 0.2, .class_weights = {1, 2, 0.5}};
    check_loss(all, probabilities(), 1.9262813028426884, 7.705125211370754);
    check_slope(all, probabilities(),
                {0.017414265056187126, -0.10466635408410617, 0.08725208902791906, -0.009286334758487468,
                 0.11490459571378007, -0.10561826095529261, 0.09979369301056071, -0.06687297365610596,
                 -0.03292071935445474, -0.1878734866453643, 0.09570874686841387, 0.0921647397769504});
}

TEST_CASE("one-hot rows, floating or integer, are labels in another form") {
    const std::initializer_list<std::int64_t> rows{1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1};
    const Array one_hot = integers({4, 3}, rows);
    CHECK_THAT(loss_of(nn::SoftmaxWithLoss{}, logits(), one_hot), WithinRel(1.552244695439339, 1e-14));
    CHECK_THAT(loss_of(nn::SoftmaxWithLoss{}, logits(), one_hot.as(Dtype::float64)),
               WithinRel(1.552244695439339, 1e-14));
    CHECK_NOTHROW(nn::SoftmaxWithLoss{}.check({.values = one_hot, .prediction = {3}}));
}

// The right class leads or trails by 20000; the third row has equal logits: 0, 20000 and log(2).
TEST_CASE("logits of +-1e4 give a finite loss and a finite gradient") {
    for (const Dtype dtype : {Dtype::float32, Dtype::float64}) {
        const Array x = doubles({3, 2}, {1e4, -1e4, 1e4, -1e4, -1e4, -1e4}).as(dtype);
        const Array target = integers({3}, {0, 1, 0});
        const nn::SoftmaxWithLoss sum{.reduction = nn::Reduction::sum};
        CHECK_THAT(loss_of(sum, x, target), WithinRel(20000.693147180560, 1e-7));
        CHECK(values(gradient_of(sum, x, target)) == std::vector<double>{0, 0, 1, -1, -0.5, 0.5});
        const Array rows = doubles({3, 2}, {1, 0, 0, 1, 1, 0}).as(dtype);
        CHECK_THAT(loss_of(sum, x, rows), WithinRel(20000.693147180560, 1e-7));
    }
}

TEST_CASE("the derivatives of softmax with loss agree with differences, first and second") {
    const Array x = random_array({4, 3}, Dtype::float64, 1, -2, 2);
    for (const nn::SoftmaxWithLoss& loss :
         {nn::SoftmaxWithLoss{}, nn::SoftmaxWithLoss{.reduction = nn::Reduction::sum},
          nn::SoftmaxWithLoss{.label_smoothing = 0.1, .class_weights = {1, 2, 0.5}, .ignored_label = 1}}) {
        CHECK_NOTHROW(check_gradient(as_function(loss), {x, labels()}));
        CHECK_NOTHROW(check_second_gradient(as_function(loss), {x, labels()}));
    }
    const Function by_logits = [](std::span<const Var> v) {
        return as_function(nn::SoftmaxWithLoss{.label_smoothing = 0.1})(
            std::vector<Var>{v[0], v[0].graph().constant(probabilities())});
    };
    CHECK_NOTHROW(check_second_gradient(by_logits, {x}));
}

TEST_CASE("softmax with loss takes a label for each place of an example") {
    const Array x = logits().reshaped({2, 2, 3});
    CHECK_THAT(loss_of(nn::SoftmaxWithLoss{}, x, labels().reshaped({2, 2})),
               WithinRel(1.552244695439339, 1e-14));
    CHECK_THAT(loss_of(nn::SoftmaxWithLoss{}, logits(), labels().reshaped({4, 1})),
               WithinRel(1.552244695439339, 1e-14));
}

TEST_CASE("a mini-batch in which every label is ignored, or has weight 0, loses nothing") {
    for (const nn::SoftmaxWithLoss& loss :
         {nn::SoftmaxWithLoss{.ignored_label = -1}, nn::SoftmaxWithLoss{.class_weights = {0, 1, 1}}}) {
        const std::int64_t label = loss.ignored_label.value_or(0);
        const Array target = integers({4}, {label, label, label, label});
        for (const Dtype dtype : {Dtype::float32, Dtype::float64}) {
            CHECK(loss_of(loss, logits().as(dtype), target) == 0);
            CHECK(values(gradient_of(loss, logits().as(dtype), target)) == std::vector<double>(12));
        }
    }
}

TEST_CASE("the output of softmax with loss is probabilities") {
    const nn::Loss loss = nn::SoftmaxWithLoss{};
    CHECK(loss->gives_probabilities());
    const Function output = [&](std::span<const Var> x) { return loss->output(x[0]); };
    CHECK(evaluate(output, {Array({1, 4}, Dtype::float64)}) == doubles({1, 4}, {0.25, 0.25, 0.25, 0.25}));
}

TEST_CASE("targets that softmax with loss cannot use are refused") {
    const nn::Loss loss = nn::SoftmaxWithLoss{};
    const Array x({4, 10}, Dtype::float32);
    CHECK(refusal(loss, x, Array({4}, Dtype::float32)) ==
          "loss (SoftmaxWithLoss): targets that are one number an example (float32); expected class numbers, "
          "or "
          "probabilities of shape [10]; choose a target of classes, or a loss for numbers such as "
          "MeanSquaredError");
    CHECK(refusal(loss, x, Array({4, 7}, Dtype::float32)) ==
          "loss (SoftmaxWithLoss): predictions of shape [10] for targets of shape [7]; expected equal "
          "shapes; set "
          "\"units\" of the last layer before it to 7");
    CHECK(refusal(loss, x, Array({4, 3}, Dtype::int64)) ==
          "loss (SoftmaxWithLoss): predictions of shape [10] for labels of shape [3]; expected a score for "
          "each "
          "class behind the axes of the labels; end the model with a Linear layer of as many units as there "
          "are "
          "classes");
    CHECK(refusal(loss, x, Array({5}, Dtype::int64)) ==
          "loss (SoftmaxWithLoss): predictions of shape [4, 10] for targets of shape [5]; expected as many "
          "targets "
          "as predictions, counted by the first axis");
    CHECK(refusal(nn::SoftmaxWithLoss{.class_weights = {1, 2}}, x, Array({4}, Dtype::int64)) ==
          "loss (SoftmaxWithLoss): 2 class_weights for 10 classes; expected one for each class");
}

TEST_CASE("weights and smoothing that mean nothing are refused") {
    const auto complaint = [](nn::SoftmaxWithLoss loss) {
        try {
            require_valid(record_of(loss), "loss");
        } catch (const ConfigError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(complaint({.class_weights = {1, 0, 2}}).empty());
    CHECK(complaint({.class_weights = {1, -2}}) == "loss: class_weights[1]: -2 is below 0");
    CHECK(complaint({.class_weights = {std::numeric_limits<double>::quiet_NaN()}}) ==
          "loss: class_weights[0]: nan; expected a finite number");
    CHECK(complaint({.class_weights = {std::numeric_limits<double>::infinity()}}) ==
          "loss: class_weights[0]: inf; expected a finite number");
    CHECK(complaint({.class_weights = {0, 0}}) ==
          "loss: class_weights of 0 for every class; expected a weight above 0 for at least one");
    CHECK(complaint({.label_smoothing = -0.1}) ==
          "loss: label_smoothing: -0.1 is below 0; expected at least 0 and below 1");
    CHECK(complaint({.label_smoothing = 1}) ==
          "loss: label_smoothing: 1 is not below 1; expected at least 0 and below 1");
}

TEST_CASE("an ignored class needs no output") {
    const nn::SoftmaxWithLoss loss{.ignored_label = 3};
    CHECK_NOTHROW(loss.check({.values = integers({3}, {0, 3, 1}), .prediction = {3}, .classes = 4}));
    CHECK_NOTHROW(loss.check({.values = integers({3}, {0, 3, 1}), .prediction = {4}, .classes = 4}));
    CHECK_THROWS_WITH(
        loss.check({.values = integers({3}, {0, 3, 1}), .prediction = {2}, .classes = 4}),
        "the last layer: outputs of shape [2] for data of 4 classes; expected an output for each "
        "class; set \"units\" of the last Linear layer to 4");
}

TEST_CASE("a label outside the classes is found before training") {
    const nn::SoftmaxWithLoss loss{.ignored_label = -1};
    CHECK_NOTHROW(loss.check({.values = integers({3}, {0, 2, -1}), .prediction = {3}}));
    CHECK_THROWS_WITH(
        loss.check({.values = integers({3}, {0, 6, 1}), .prediction = {3}}),
        "targets: label 6 at example 1; expected 0 to 2, as the last layer has 3 units; set \"units\" of "
        "the last layer before it to 7 or more, or check the data");
    CHECK_THROWS_WITH(
        nn::SoftmaxWithLoss{}.check({.values = integers({2, 2}, {0, 1, -1, 1}), .prediction = {2, 3}}),
        "targets: label -1 at example 1; expected 0 to 2, as the last layer has 3 units; check the data");
}

TEST_CASE("rows that are no probabilities are found before training") {
    const nn::SoftmaxWithLoss loss;
    CHECK_NOTHROW(loss.check({.values = doubles({2, 2}, {0.25, 0.75, 1, 0}), .prediction = {2}}));
    CHECK_THROWS_WITH(
        loss.check({.values = doubles({2, 2}, {0.25, 0.75, 0.5, 0.6}), .prediction = {2}}),
        "targets that are numbers, no classes (0.5 at example 1); expected class numbers, or "
        "probabilities that add up to 1; for numbers use MeanSquaredError, for several classes at "
        "once SigmoidWithLoss");
    CHECK_THROWS_WITH(loss.check({.values = integers({1, 3}, {0, 7, 0}), .prediction = {3}}),
                      StartsWith("targets that are numbers, no classes (0 at example 0)"));
}
