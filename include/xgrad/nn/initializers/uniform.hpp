#pragma once

#include "xgrad/nn/initializer.hpp"

namespace xgrad::nn {

/// Uniform from low to high.
struct Uniform {
    double low = -0.1;
    double high = 0.1;

    static Fields<Uniform> fields();
    Array operator()(const Shape& shape, Fans fans, const RandomStream& random) const;
};

}  // namespace xgrad::nn
