#pragma once

#include "xgrad/nn/loss.hpp"

namespace xgrad::nn {

/// |x - t| for each element; derivative 0 where x = t. prediction and target: floating, as many elements. The mean is over
/// all elements.
struct MeanAbsoluteError {
    Reduction reduction = Reduction::mean;

    static Fields<MeanAbsoluteError> fields();
    /// Throws ShapeError or TypeError for targets that do not fit.
    Terms operator()(const Var& prediction, const Var& target) const;
};

}  // namespace xgrad::nn
