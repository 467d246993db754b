#include "xgrad/nn/metric.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "xgrad/graph/ops.hpp"

#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

// Users' metrics: one shown as the mean that it is, one with a last step.
struct Bias {
    static Fields<Bias> fields() { return {"bias", "mean of prediction - target"}; }
    nn::Terms operator()(const nn::MetricInputs& inputs) const {
        const Var difference = inputs.prediction - inputs.target;
        return {sum(difference), full(difference, {}, static_cast<double>(difference.size()))};
    }
};

struct Decibels : Bias {
    static Fields<Decibels> fields() { return {"decibels", "10 log10 of the mean"}; }
    double finish(double mean) const { return 10 * std::log10(mean); }
};

}  // namespace

TEST_CASE("a user's metric gives totals and counts, which add up") {
    const nn::Metric metric = Bias{};
    const auto part = [&](bool total) {
        const Function f = [&](std::span<const Var> x) {
            const nn::Terms terms = metric->terms({x[0], x[0], x[1]});
            return total ? terms.total : terms.count;
        };
        return evaluate(f, {doubles({3}, {1, 2, 6}), doubles({3}, {0, 1, 2})}).item();
    };
    CHECK(part(true) == 6);
    CHECK(part(false) == 3);
}

TEST_CASE("a metric shows its mean, unless it says how to finish") {
    CHECK(nn::Metric(Bias{})->finish(2) == 2);
    CHECK(nn::Metric(Decibels{})->finish(100) == 20);
}
