#pragma once

#include "xgrad/nn/initializer.hpp"

namespace xgrad::nn {

/// gain times a random matrix with orthonormal columns, or rows where there are fewer of them; axes after the first count
/// as one. Uniform over all such matrices. Rank >= 2. Sources: Saxe et al. 2014; Mezzadri 2007 for the signs.
struct Orthogonal {
    double gain = 1;  ///< above 0

    static Fields<Orthogonal> fields();
    /// Throws ShapeError for less than two axes.
    Array operator()(const Shape& shape, Fans fans, const RandomStream& random) const;
};

}  // namespace xgrad::nn
