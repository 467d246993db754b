#pragma once

#include "xgrad/nn/initializer.hpp"

namespace xgrad::nn {

/// All the same number.
struct Constant {
    double value = 0;

    static Fields<Constant> fields();
    Array operator()(const Shape& shape, Fans fans, const RandomStream& random) const;
};

}  // namespace xgrad::nn
