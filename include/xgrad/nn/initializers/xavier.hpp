#pragma once

#include "xgrad/nn/initializer.hpp"
#include "xgrad/nn/initializers/distribution.hpp"

namespace xgrad::nn {

/// Which connections Xavier's variance is divided by.
enum class XavierFan { average, in };

/// Standard deviation gain * sqrt(2 / (in + out)), which keeps the variance of signals through layers of tanh or sigmoid;
/// with `in`, gain / sqrt(in), as in the book "Deep Learning from Scratch". Source: Glorot and Bengio 2010.
struct Xavier {
    Distribution distribution = Distribution::normal;
    XavierFan fan = XavierFan::average;
    double gain = 1;  ///< above 0

    static Fields<Xavier> fields();
    Array operator()(const Shape& shape, Fans fans, const RandomStream& random) const;
};

}  // namespace xgrad::nn

template <> struct xgrad::EnumNames<xgrad::nn::XavierFan> {
    static constexpr std::string_view names[] = {"average", "in"};
};
