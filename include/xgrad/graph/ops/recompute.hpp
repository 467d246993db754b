#pragma once

#include "xgrad/graph/var.hpp"

namespace xgrad {

/// y itself, for whose derivative the nodes from `first` on that y is made of are computed once more, when it is
/// needed, so that nothing between their inputs and y has to be kept until then. See checkpoint().
/// Source: Griewank 1992; Chen, Xu, Zhang and Guestrin 2016.
Var recomputed(const Var& y, NodeId first);

}  // namespace xgrad
