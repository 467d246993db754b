#pragma once

#include "xgrad/graph/ops/reduce.hpp"

#include <limits>

// More reductions, made of those in reduce.hpp: no axes means all of them, `keep_dims` leaves each with size 1, and an axis
// out of range or named twice is a ShapeError.
namespace xgrad {

/// The product; 1 over no elements. Numbers of any dtype. Its derivative is right where factors are 0.
Var prod(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no);

/// log(sum(exp(x))) without overflow; -infinity over elements that all are. Floating. Throws ShapeError over no elements.
Var logsumexp(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no);

/// sum((x - mean)^2) / (n - correction): NumPy's and xtensor's with 0, PyTorch's with 1. Floating. Throws ShapeError over
/// `correction` elements or fewer.
Var variance(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no, std::int64_t correction = 0);
/// The root of the variance; its derivative is 0 where that is 0.
Var stddev(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no, std::int64_t correction = 0);

/// sum(|x|^p)^(1/p) for p > 0; p = infinity gives the largest |x|. Its derivative is 0 where the norm is 0. Floating.
/// Throws ShapeError for other p, and of p = infinity over no elements.
Var norm(const Var& x, double p = 2, const Axes& axes = {}, KeepDims keep = KeepDims::no);
/// The norm for p = infinity.
inline constexpr double max_norm = std::numeric_limits<double>::infinity();

// Of booleans; over no elements all is true and any false.
Var all(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no);
Var any(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no);
/// How many elements are not 0 or false, as int64. Any dtype.
Var count_nonzero(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no);

}  // namespace xgrad
