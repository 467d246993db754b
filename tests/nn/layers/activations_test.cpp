#include "xgrad/nn/layers/activations.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

// The figures are PyTorch 1.13.1's: tests/nn/torch_figures.py prints them.

namespace {

Array points() { return doubles({6}, {-3, -1, -0.25, 0, 0.5, 2}); }

void check(const nn::Layer& layer, const std::vector<double>& expected,
           const std::vector<double>& derivative) {
    CHECK(relative_difference(values(apply(layer, {points()})), expected) < 1e-15);
    const Array ones = doubles({6}, {1, 1, 1, 1, 1, 1});
    const Function f = [&](std::span<const Var> x) {
        nn::Scope scope(x[0].graph(), Dtype::float64, nn::Mode::evaluate);
        return layer->apply(scope, x);
    };
    CHECK(relative_difference(values(pull_back(f, {points()}, ones)[0]), derivative) < 1e-15);
}

// Away from 0, where some of them have a kink.
Array smooth_points() { return doubles({2, 3}, {-2.5, -1.1, -0.3, 0.4, 1.2, 2.6}); }

void check_derivatives(const nn::Layer& layer) {
    const std::vector<Array> x{smooth_points()};
    CHECK_NOTHROW(check_gradient(traced(layer, x), x));
    CHECK_NOTHROW(check_second_gradient(traced(layer, x), x));
}

// Value and first two derivatives at numbers far out.
void check_finite(const nn::Layer& layer) {
    for (const Dtype dtype : {Dtype::float32, Dtype::float64}) {
        const double huge = dtype == Dtype::float32 ? 1e38 : 1e308;
        const Array x = doubles({8}, {-huge, -1e20, -1e4, -90, 90, 1e4, 1e20, huge}).as(dtype);
        const Function f = [&](std::span<const Var> v) {
            nn::Scope scope(v[0].graph(), dtype, nn::Mode::evaluate);
            return layer->apply(scope, v);
        };
        const Function slope = [&](std::span<const Var> v) {
            const std::vector<Var> y{f(v)};
            const std::vector<Var> ones{ones_like(y[0])};
            return reverse_sweep(y, ones, v)[0];
        };
        Array one(x.shape(), Dtype::float64);
        for (double& value : one.values<double>()) value = 1;
        for (const Array& result :
             {evaluate(f, {x}), evaluate(slope, {x}), pull_back(slope, {x}, one.as(dtype))[0]})
            for (const double value : values(result)) CHECK(std::isfinite(value));
    }
}

}  // namespace

TEST_CASE("ReLU is max(x, 0), with derivative 0 at 0") {
    check(nn::ReLU{}, {0, 0, 0, 0, 0.5, 2}, {0, 0, 0, 0, 1, 1});
    check_finite(nn::ReLU{});
    check_derivatives(nn::ReLU{});
}

TEST_CASE("LeakyReLU falls by its slope below 0") {
    check(nn::LeakyReLU{.slope = 0.1}, {-0.3, -0.1, -0.025, 0, 0.5, 2}, {0.1, 0.1, 0.1, 0.1, 1, 1});
    CHECK(nn::LeakyReLU{}.slope == 0.01);
    check_derivatives(nn::LeakyReLU{});
    check_finite(nn::LeakyReLU{});
}

TEST_CASE("ELU bends to -alpha below 0") {
    check(nn::ELU{.alpha = 1.5},
          {-1.4253193974482041, -0.9481808382428365, -0.3317988253928927, 0.0, 0.5, 2.0},
          {0.07468060255179591, 0.5518191617571635, 1.1682011746071073, 1.5, 1.0, 1.0});
    check_derivatives(nn::ELU{});
    check_finite(nn::ELU{});
}

TEST_CASE("GELU weighs x by the normal distribution, exactly or by a tanh") {
    check(nn::GELU{},
          {-0.00404969409489031, -0.15865525393145702, -0.10032341857926907, 0.0, 0.34573123063700656,
           1.9544997361036416},
          {-0.01194564720418392, -0.08331547058768635, 0.304626645116364, 0.5, 0.8674951246561629,
           1.085231801078197});
    check(nn::GELU{.form = nn::GeluForm::tanh},
          {-0.0036373920817729943, -0.15880800939172324, -0.100324649298315, 0.0, 0.34571400982514394,
           1.954597694087775},
          {-0.011584166630969648, -0.08296408384578252, 0.30464590484893955, 0.5, 0.8673699035346424,
           1.0860992566236183});
    for (const nn::GeluForm form : {nn::GeluForm::exact, nn::GeluForm::tanh}) {
        check_derivatives(nn::GELU{.form = form});
        check_finite(nn::GELU{.form = form});
    }
}

TEST_CASE("SiLU is x sigmoid(x)") {
    check(nn::SiLU{},
          {-0.14227761953270035, -0.2689414213699951, -0.10945587477855048, 0.0, 0.3112296656009273,
           1.7615941559557646},
          {-0.08810410601516962, 0.07232948812851325, 0.37628997842980233, 0.5, 0.7399611873026519,
           1.0907842487848955});
    check_derivatives(nn::SiLU{});
    check_finite(nn::SiLU{});
}

TEST_CASE("Sigmoid goes from 0 to 1") {
    check(nn::Sigmoid{},
          {0.04742587317756678, 0.2689414213699951, 0.43782349911420193, 0.5, 0.6224593312018546,
           0.8807970779778823},
          {0.04517665973091214, 0.19661193324148185, 0.24613408273759835, 0.25, 0.2350037122015945,
           0.10499358540350662});
    check_derivatives(nn::Sigmoid{});
    check_finite(nn::Sigmoid{});
}

TEST_CASE("Tanh goes from -1 to 1") {
    check(nn::Tanh{},
          {-0.9950547536867305, -0.7615941559557649, -0.24491866240370913, 0.0, 0.46211715726000974,
           0.9640275800758169},
          {0.009866037165440166, 0.41997434161402614, 0.940014848806378, 1.0, 0.7864477329659274,
           0.07065082485316443});
    check_derivatives(nn::Tanh{});
    check_finite(nn::Tanh{});
}

TEST_CASE("Softmax makes each slice along its axis sum to 1") {
    const Array row = doubles({1, 6}, {-3, -1, -0.25, 0, 0.5, 2});
    CHECK(relative_difference(values(apply(nn::Softmax{}, {row})),
                              {0.004431723704148908, 0.032746255064917025, 0.06932382251643221,
                               0.08901355009304891, 0.1467585334189411, 0.657726115202512}) < 1e-15);
    CHECK(apply(nn::Softmax{.axis = 1}, {Array({1, 2, 3}, Dtype::float64)}) ==
          doubles({1, 2, 3}, {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}));
    check_derivatives(nn::Softmax{});
    const Array extreme = floats({1, 3}, {1e4F, -1e4F, 1e4F});
    CHECK(apply(nn::Softmax{}, {extreme}) == floats({1, 3}, {0.5F, 0, 0.5F}));
}

TEST_CASE("Softmax refuses the axis of the mini-batch and those that are not there") {
    const Array x({5, 3, 4}, Dtype::float64);
    CHECK(refusal(nn::Softmax{.axis = 0}, {x}) ==
          "layer \"layer\" (Softmax): axis 0 for inputs of shape [3, 4]; expected 1 to 2, or -2 to -1 from "
          "the back; axis 0 is the mini-batch");
    CHECK(refusal(nn::Softmax{.axis = 3}, {x}) ==
          "layer \"layer\" (Softmax): axis 3 for inputs of shape [3, 4]; expected 1 to 2, or -2 to -1 from "
          "the back");
    CHECK(
        refusal(nn::Softmax{}, {Array({5}, Dtype::float64)}) ==
        "layer \"layer\" (Softmax): inputs have shape []; expected at least one axis beside the mini-batch");
}

TEST_CASE("activations keep the shape and the dtype") {
    for (const nn::Layer& layer :
         {nn::Layer(nn::ReLU{}), nn::Layer(nn::LeakyReLU{}), nn::Layer(nn::ELU{}), nn::Layer(nn::GELU{}),
          nn::Layer(nn::SiLU{}), nn::Layer(nn::Sigmoid{}), nn::Layer(nn::Tanh{}), nn::Layer(nn::Softmax{})}) {
        const Array y = apply(layer, {Array({2, 3, 4}, Dtype::float32)});
        CHECK(y.shape() == Shape{2, 3, 4});
        CHECK(y.dtype() == Dtype::float32);
    }
}
