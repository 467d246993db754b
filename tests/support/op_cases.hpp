#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/graph/var.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

// Every op that has a derivative, with arguments at which it is smooth: what all ops have to satisfy is tested on these.
namespace xgrad::tests {

using CaseFunction = std::function<Var(const std::vector<Var>&)>;

/// The values of an argument: numbers from low to high, or integers or booleans (low 0, high the bound).
struct Operand {
    Dtype dtype = Dtype::float64;  ///< float64 stands for either floating dtype
    double low = -2;
    double high = 2;
};

Operand numbers(double low, double high);
/// Integers from 0 to bound - 1: places on an axis of that size.
Operand places(std::int64_t bound);
Operand conditions();

/// The shapes of a function's arguments.
using Shapes = std::vector<Shape>;

struct OpCase {
    std::string name;  ///< the function's, and after a comma what distinguishes the case
    CaseFunction function;
    std::vector<Operand> operands;
    std::vector<Shapes> shapes;  ///< with which it is tried; PyTorch's figures are for the first

    /// The function's name.
    std::string op() const;
    /// Its arguments of those shapes, the floating ones of that dtype: the same at every call, no two elements alike.
    std::vector<Array> arguments(const Shapes& of_shapes, Dtype dtype) const;
};

/// Every case, of all families.
const std::vector<OpCase>& op_cases();

// The families, a file each.
std::vector<OpCase> map_cases();
std::vector<OpCase> array_cases();

/// Numbers between 0 and 1, spread evenly, other ones for each sequence: the fractions of the multiples of a number.
double spread(std::int64_t i, std::size_t sequence);
/// Of either sign, for a weighted sum of results of that shape.
Array spread_weights(const Shape& shape, Dtype dtype, std::size_t sequence = 0);

}  // namespace xgrad::tests
