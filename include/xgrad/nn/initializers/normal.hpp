#pragma once

#include "xgrad/nn/initializer.hpp"

namespace xgrad::nn {

/// Normal with mean and standard deviation as said.
struct Normal {
    double std = 0.01;  ///< at least 0
    double mean = 0;

    static Fields<Normal> fields();
    Array operator()(const Shape& shape, Fans fans, const RandomStream& random) const;
};

}  // namespace xgrad::nn
