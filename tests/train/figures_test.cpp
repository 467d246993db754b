#include "xgrad/train/figures.hpp"

#include "support/catch.hpp"
#include "xgrad/nn/losses.hpp"
#include "xgrad/nn/metrics.hpp"

#include <cmath>

using namespace xgrad;

TEST_CASE("figures of unequal mini-batches add up to those of all examples") {
    FigureSums sums({nn::SoftmaxWithLoss{}}, {nn::Accuracy{}, nn::RootMeanSquaredError{}});
    sums.add(std::vector<double>{6, 4, 3, 4, 8, 4});
    sums.add(std::vector<double>{1, 1, 0, 1, 1, 1});
    const Figures figures = sums.finish();
    CHECK(figures == Figures{{"loss", 1.4}, {"accuracy", 0.6}, {"root_mean_squared_error", std::sqrt(1.8)}});
    CHECK(figure(figures, "accuracy") == 0.6);
    CHECK(std::isnan(figure(figures, "other")));
}

TEST_CASE("the loss of a set is a sum where the loss is") {
    FigureSums sums({nn::SoftmaxWithLoss{.reduction = nn::Reduction::sum}}, {});
    sums.add(std::vector<double>{6, 4});
    sums.add(std::vector<double>{1, 1});
    CHECK(sums.finish() == Figures{{"loss", 7}});
}

TEST_CASE("several losses add up by their weights, and each is told") {
    FigureSums sums(
        {nn::LossTerm(nn::SoftmaxWithLoss{}, "kind"),
         nn::LossTerm(nn::MeanSquaredError{.reduction = nn::Reduction::sum}, "size", "sizes", 0.5)},
        {nn::MetricOf(nn::Accuracy{}, "kind")});
    sums.add(std::vector<double>{6, 4, 3, 2, 4, 4});
    sums.add(std::vector<double>{1, 1, 0, 2, 1, 1});
    CHECK(sums.finish() == Figures{{"loss", 2.9},  // 7 / 5 + 0.5 * 3
                                   {"kind.SoftmaxWithLoss", 1.4},
                                   {"size.MeanSquaredError", 3},
                                   {"kind.accuracy", 1}});
}
