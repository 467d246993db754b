#pragma once

#include "support/arrays.hpp"
#include "support/evaluate.hpp"

#include <limits>

// Functions of one or two numbers, at a point.
namespace xgrad::tests {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

using UnaryOp = Var (*)(const Var&);
using BinaryOp = Var (*)(const Var&, const Var&);

inline double value(UnaryOp f, double x) { return evaluate(unary(f), {doubles({}, {x})}).item(); }
inline double value(UnaryOp f, float x) { return evaluate(unary(f), {floats({}, {x})}).item(); }
inline double value(BinaryOp f, double a, double b) {
    return evaluate(binary(f), {doubles({}, {a}), doubles({}, {b})}).item();
}

/// The derivative.
inline double slope(UnaryOp f, double x) {
    return pull_back(unary(f), {doubles({}, {x})}, doubles({}, {1}))[0].item();
}
/// The derivatives by both.
inline std::vector<double> slopes(BinaryOp f, double a, double b) {
    const auto g = pull_back(binary(f), {doubles({}, {a}), doubles({}, {b})}, doubles({}, {1}));
    return {g[0].item(), g[1].item()};
}

}  // namespace xgrad::tests
