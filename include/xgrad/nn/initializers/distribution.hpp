#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/base/value.hpp"

#include <string_view>

namespace xgrad::nn {

/// The shape of a random initializer's distribution; its standard deviation is set apart.
enum class Distribution { normal, uniform };

/// Values of mean 0 and that standard deviation. float64.
Array draw(Distribution distribution, double deviation, const Shape& shape, const RandomStream& random);

}  // namespace xgrad::nn

template <> struct xgrad::EnumNames<xgrad::nn::Distribution> {
    static constexpr std::string_view names[] = {"normal", "uniform"};
};
