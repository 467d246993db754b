#pragma once

#include "xgrad/nn/initializer.hpp"

namespace xgrad::nn {

/// All 0.
struct Zeros {
    static Fields<Zeros> fields();
    Array operator()(const Shape& shape, Fans fans, const RandomStream& random) const;
};

}  // namespace xgrad::nn
