// The checker of derivatives has to find wrong ones.
#include "support/gradient_check.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

Result same_as_input(std::span<const Var> inputs, const Attributes&) {
    return {inputs[0].shape(), inputs[0].dtype()};
}

// x^3, with whatever derivative a test wants to give it.
OpDef cube_with(Grads (*vjp)(const Var&, const Var&)) {
    return {.name = "cube",
            .runs_as = OpClass::map,
            .shape = same_as_input,
            .vjp = vjp,
            .tile = kernels::tile<1, kernels::Floating>([](auto x) { return x * x * x; })};
}

Function applying(const OpDef& op) {
    return [&op](std::span<const Var> x) { return apply(op, {x[0]}); };
}

const std::vector<Array> point = {doubles({3}, {0.5, -1, 2})};

}  // namespace

TEST_CASE("a right derivative passes, to the second order") {
    const OpDef cube =
        cube_with([](const Var& y, const Var& g) { return Grads{g * (3 * square(y.input(0)))}; });
    CHECK_NOTHROW(check_gradient(applying(cube), point));
    CHECK_NOTHROW(check_second_gradient(applying(cube), point));
}

TEST_CASE("a derivative times 7 is found") {
    const OpDef cube =
        cube_with([](const Var& y, const Var& g) { return Grads{g * (21 * square(y.input(0)))}; });
    CHECK_THROWS_AS(check_gradient(applying(cube), point), GradientError);
}

TEST_CASE("a derivative that is a millionth too large is found") {
    const OpDef cube =
        cube_with([](const Var& y, const Var& g) { return Grads{g * ((3 + 6e-6) * square(y.input(0)))}; });
    CHECK_THROWS_AS(check_gradient(applying(cube), point), GradientError);
}

TEST_CASE("a derivative of the wrong sign is found") {
    const OpDef cube =
        cube_with([](const Var& y, const Var& g) { return Grads{-g * (3 * square(y.input(0)))}; });
    CHECK_THROWS_AS(check_gradient(applying(cube), point), GradientError);
}

TEST_CASE("a derivative that ignores its cotangent is found") {
    const OpDef cube = cube_with([](const Var& y, const Var&) { return Grads{3 * square(y.input(0))}; });
    CHECK_THROWS_AS(check_gradient(applying(cube), point), GradientError);
}

TEST_CASE("a derivative that is wrong in one element is found") {
    const OpDef cube = cube_with([](const Var& y, const Var& g) {
        const Var x = y.input(0);
        return Grads{where(x > 0, g * (3 * square(x)), g * (3.001 * square(x)))};
    });
    CHECK_THROWS_AS(check_gradient(applying(cube), point), GradientError);
}

TEST_CASE("a derivative of zero is found, and also where zero is right the check refuses to pass") {
    const OpDef cube = cube_with(zero_derivative);
    CHECK_THROWS_AS(check_gradient(applying(cube), point), GradientError);
    const auto step = [](std::span<const Var> x) { return cast(x[0] > 0, Dtype::float64); };
    CHECK_THROWS_AS(check_gradient(step, point), GradientError);
}

TEST_CASE("a derivative that is not a number is found, even where the differences are not numbers either") {
    const OpDef cube = cube_with([](const Var& y, const Var& g) { return Grads{g * sqrt(y.input(0) - 10)}; });
    CHECK_THROWS_AS(check_gradient(applying(cube), point), GradientError);
    CHECK_THROWS_AS(check_gradient(unary(log), {doubles({2}, {-1, -2})}), GradientError);
}

TEST_CASE("a second derivative that is wrong is found although the first is right") {
    const OpDef cube = cube_with(
        [](const Var& y, const Var& g) { return Grads{g * (3 * square(stop_gradient(y.input(0))))}; });
    CHECK_NOTHROW(check_gradient(applying(cube), point));
    CHECK_THROWS_AS(check_second_gradient(applying(cube), point), GradientError);
}

TEST_CASE("the derivative by each argument counts") {
    const auto half_forgotten = [](std::span<const Var> x) { return x[0] * stop_gradient(x[1]); };
    const std::vector<Array> points = {doubles({2}, {1, 2}), doubles({2}, {3, 4})};
    CHECK_NOTHROW(check_gradient(binary(operator*), points));
    CHECK_THROWS_AS(check_gradient(half_forgotten, points), GradientError);
}

TEST_CASE("without an argument to differentiate by there is nothing to check") {
    CHECK_THROWS_WITH(check_gradient(unary(operator-), {floats({1}, {1})}),
                      StartsWith("no floating argument to differentiate by"));
}
