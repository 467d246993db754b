#include "support/op_cases.hpp"
#include "xgrad/graph/ops.hpp"

// The ops that work element by element.
namespace xgrad::tests {
namespace {

// A scalar, no elements, axes of size 1, and more elements than a vector register takes, with some left over.
const std::vector<Shapes> one_operand = {{{2, 3}}, {{}}, {{0, 3}}, {{1, 3, 1}}, {{37}}};
const std::vector<Shapes> two_operands = {{{2, 3}, {2, 3}}, {{}, {}},           {{2, 3}, {3}},
                                          {{3, 1}, {1, 4}}, {{}, {2, 2}},       {{1, 1}, {1}},
                                          {{0, 3}, {1, 3}}, {{2, 1, 5}, {4, 1}}};

// Either of two operands is taken somewhere, so that both have derivatives.
const std::vector<Shapes> two_rivals = {{{2, 3}, {2, 3}}, {{2, 3}, {3}},    {{3, 1}, {1, 4}},
                                        {{}, {2, 2}},     {{0, 3}, {1, 3}}, {{19, 1}, {1, 2}}};

// With these no quotient is close to a whole number.
const std::vector<Shapes> between_steps = {{{2, 3}, {2, 3}}, {{}, {}}, {{2, 3}, {3}}, {{0, 3}, {1, 3}}};

OpCase of_one(std::string name, Var (*f)(const Var&), const Operand& x) {
    return {std::move(name), [f](const std::vector<Var>& v) { return f(v[0]); }, {x}, one_operand};
}

OpCase of_two(std::string name, Var (*f)(const Var&, const Var&), const Operand& a, const Operand& b,
              const std::vector<Shapes>& shapes = two_operands) {
    return {std::move(name), [f](const std::vector<Var>& v) { return f(v[0], v[1]); }, {a, b}, shapes};
}

std::vector<OpCase> arithmetic() {
    const Operand any = numbers(-2, 2);
    const Operand positive = numbers(0.5, 3);
    return {of_one("operator-, of one", operator-, any),
            of_two("operator+", operator+, any, any),
            of_two("operator-", operator-, any, any),
            of_two("operator*", operator*, any, any),
            of_two("operator/", operator/, any, positive),
            of_one("abs", abs, any),
            of_one("square", square, any),
            of_two("maximum", maximum, any, any, two_rivals),
            of_two("minimum", minimum, any, any, two_rivals),
            of_two("pow", pow, positive, any),
            of_two("power", power, positive, any),
            {"clip",
             [](const std::vector<Var>& v) { return clip(v[0], v[1], v[2]); },
             {any, numbers(-1.5, -0.5), numbers(0.5, 1.5)},
             {{{2, 8}, {2, 8}, {2, 8}}, {{37}, {}, {1}}, {{3, 9}, {3, 1}, {9}}}},
            of_two("remainder", remainder, numbers(-9, 9), numbers(0.75, 2), between_steps),
            of_two("fmod", fmod, numbers(-9, 9), numbers(0.75, 2), between_steps),
            of_one(
                "pow, to the third", [](const Var& x) { return pow(x, 3); }, any),
            of_one(
                "pow, of a number", [](const Var& x) { return pow(2, x); }, any)};
}

std::vector<OpCase> functions() {
    const Operand any = numbers(-2, 2);
    const Operand positive = numbers(0.5, 3);
    return {of_one("sqrt", sqrt, positive),
            of_one("rsqrt", rsqrt, positive),
            of_one("cbrt", cbrt, positive),
            of_one("cbrt, of negative numbers", cbrt, numbers(-3, -0.5)),
            of_one("exp", exp, any),
            of_one("exp2", exp2, any),
            of_one("expm1", expm1, any),
            of_one("log", log, positive),
            of_one("log2", log2, positive),
            of_one("log10", log10, positive),
            of_one("log1p", log1p, numbers(-0.5, 2)),
            of_one("erf", erf, any),
            of_one("erfc", erfc, any)};
}

std::vector<OpCase> trigonometry() {
    const Operand any = numbers(-3, 3);
    const Operand inside = numbers(-0.9, 0.9);
    const Operand away = numbers(0.5, 3);
    return {of_one("sin", sin, any),
            of_one("cos", cos, any),
            of_one("tan", tan, numbers(-1.2, 1.2)),
            of_one("asin", asin, inside),
            of_one("acos", acos, inside),
            of_one("atan", atan, any),
            of_one("sinh", sinh, any),
            of_one("cosh", cosh, any),
            of_one("tanh", tanh, any),
            of_one("asinh", asinh, any),
            of_one("acosh", acosh, numbers(1.5, 4)),
            of_one("atanh", atanh, inside),
            of_two("atan2", atan2, any, away),
            of_two("atan2, behind the origin", atan2, away, numbers(-3, -0.5)),
            of_two("hypot", hypot, any, away)};
}

std::vector<OpCase> activations() {
    const Operand any = numbers(-3, 3);
    return {of_one("sigmoid", sigmoid, any),
            of_one("log_sigmoid", log_sigmoid, any),
            of_one("softplus", softplus, any),
            of_one("relu", relu, any),
            of_one("relu6", relu6, numbers(1, 9)),
            of_one(
                "leaky_relu", [](const Var& x) { return leaky_relu(x); }, any),
            of_one(
                "leaky_relu, slope 0.2", [](const Var& x) { return leaky_relu(x, 0.2); }, any),
            of_one(
                "elu", [](const Var& x) { return elu(x); }, any),
            of_one(
                "elu, alpha 1.5", [](const Var& x) { return elu(x, 1.5); }, any),
            of_one("selu", selu, any),
            of_one(
                "gelu", [](const Var& x) { return gelu(x); }, any),
            of_one(
                "gelu, tanh", [](const Var& x) { return gelu(x, GeluForm::tanh); }, any),
            of_one("silu", silu, any),
            of_one("mish", mish, any)};
}

std::vector<OpCase> choices() {
    const Operand any = numbers(-2, 2);
    return {{"where",
             [](const std::vector<Var>& v) { return where(v[0], v[1], v[2]); },
             {conditions(), any, any},
             {{{2, 3}, {2, 3}, {2, 3}},
              {{4, 1}, {4, 2}, {1, 2}},
              {{4}, {2, 4}, {}},
              {{3}, {3, 1}, {3, 3}},
              {{0}, {0}, {0}}}},
            of_one(
                "cast", [](const Var& x) { return cast(x, Dtype::float64); }, any),
            of_one(
                "recomputed",
                [](const Var& x) {
                    const auto first = static_cast<NodeId>(x.graph().size());
                    return recomputed(tanh(x) * sin(x), first);
                },
                any)};
}

}  // namespace

std::vector<OpCase> map_cases() {
    std::vector<OpCase> all;
    for (const auto& family : {arithmetic(), functions(), trigonometry(), activations(), choices()})
        all.insert(all.end(), family.begin(), family.end());
    return all;
}

}  // namespace xgrad::tests
