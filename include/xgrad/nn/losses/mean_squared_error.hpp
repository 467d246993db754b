#pragma once

#include "xgrad/nn/loss.hpp"

namespace xgrad::nn {

/// factor * (x - t)^2 for each element. prediction and target: floating, as many elements. The mean is over all elements;
/// the book "Deep Learning from Scratch" has the factor 1/2 and sums over the outputs of an example.
struct MeanSquaredError {
    Reduction reduction = Reduction::mean;
    double factor = 1;  ///< above 0

    static Fields<MeanSquaredError> fields();
    /// Throws ShapeError or TypeError for targets that do not fit.
    Terms operator()(const Var& prediction, const Var& target) const;
};

}  // namespace xgrad::nn
