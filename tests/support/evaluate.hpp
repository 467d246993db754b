#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/base/workers.hpp"
#include "xgrad/graph/graph.hpp"

#include <functional>
#include <span>
#include <vector>

namespace xgrad::tests {

using Function = std::function<Var(std::span<const Var>)>;

/// A function that makes its own inputs in the graph, one for each argument in their order: a layer with parameters.
using Tracing = std::function<Var(Graph& graph, std::vector<Var>& inputs)>;

/// f with an input of the shape and dtype of each argument.
Tracing tracing(const Function& f, const std::vector<Array>& arguments);

/// f's value at the arguments, through a graph that is verified, and a program.
Array evaluate(const Function& f, const std::vector<Array>& arguments, Workers& workers = default_workers());
Array evaluate(const Tracing& f, const std::vector<Array>& arguments, Workers& workers = default_workers());

/// The cotangents of the floating arguments for the given cotangent of f's value, in their order.
std::vector<Array> pull_back(const Function& f, const std::vector<Array>& arguments, const Array& cotangent);

// f of one or two Vars as a Function.
Function unary(Var (*f)(const Var&));
Function binary(Var (*f)(const Var&, const Var&));

}  // namespace xgrad::tests
