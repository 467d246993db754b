#pragma once

#include "xgrad/base/error.hpp"
#include "xgrad/base/workers.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/kernels/fold.hpp"
#include "xgrad/kernels/tile.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad {

/// How an op's result depends on its inputs: all that the passes and the memory plan need to know of it.
enum class OpClass {
    source,    ///< no inputs: an input of the graph or a constant
    map,       ///< element by element, inputs broadcast; has a tile
    reduce,    ///< fewer elements, each from many
    view,      ///< the first input's memory read in another shape, once any others are there; no kernel
    contract,  ///< a product
    opaque,    ///< anything else with a kernel
};

/// What an op's shape rule says of its result.
struct Result {
    Shape shape;
    Dtype dtype;
};

/// The cotangents of a node's inputs, in their order; an empty Var where there is none.
using Grads = std::vector<Var>;

/// Work on raw memory, made for one node when a program is compiled, so that everything about shapes is decided by
/// then. operands: the inputs' memory in order, then the output's.
using Kernel = std::function<void(std::byte* const* operands, Workers& workers)>;

/// A primitive op: all that there is to say about it. Definitions are static and compared by address.
struct OpDef {
    std::string_view name;
    OpClass runs_as;
    /// Shape and dtype of the result. Throws ShapeError or TypeError with found, expected and fix; who catches it
    /// adds where.
    Result (*shape)(std::span<const Var> inputs, const Attributes& attributes);
    /// Cotangents of y's inputs from the cotangent g of y, in graph terms, so that it can be differentiated again.
    /// nullptr: not differentiable, an error if a gradient has to pass; `zero_derivative` for steps and integers.
    Grads (*vjp)(const Var& y, const Var& g) = nullptr;
    /// A map's formula.
    kernels::Tile tile = {};
    /// The kernel of anything but sources, maps and views.
    Kernel (*kernel)(const Var& y) = nullptr;
    /// A value of the graph that is y, bit for bit, for less, or so that others may be had for less; empty if there is none.
    Var (*simpler)(const Var& y) = nullptr;
    /// Of a reduction of all elements to one: the same bits from what a loop does on its way; empty if y is not one.
    kernels::Fold (*fold)(const Var& y) = nullptr;
    /// Floating-point operations of a product; anything else counts one for each element of its largest operand.
    double (*flops)(const Var& y) = nullptr;
};

/// The problem with its place and where filled in for a node: `model[2] (Linear "fc1"): matmul`, "fc1/relu: add", or
/// just "add".
Problem locate(Problem problem, const Origin& origin, std::string_view op);

/// Floating-point operations that computing y takes: none for inputs, constants and views, else what its op says, or one
/// for each element of its largest operand.
double flops_of(const Var& y);

/// The derivative of an op that is constant wherever it has a derivative (a comparison, sign, argmax).
Grads zero_derivative(const Var& y, const Var& g);

}  // namespace xgrad
