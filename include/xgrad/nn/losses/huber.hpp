#pragma once

#include "xgrad/nn/loss.hpp"

namespace xgrad::nn {

/// d^2 / 2 where |d| < delta, else delta (|d| - delta / 2), of d = x - t, for each element: squared near, absolute far away.
/// prediction and target: floating, as many elements. The mean is over all elements. Source: Huber 1964.
struct Huber {
    Reduction reduction = Reduction::mean;
    double delta = 1;  ///< above 0

    static Fields<Huber> fields();
    /// Throws ShapeError or TypeError for targets that do not fit.
    Terms operator()(const Var& prediction, const Var& target) const;
};

}  // namespace xgrad::nn
