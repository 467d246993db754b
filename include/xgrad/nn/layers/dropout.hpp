#pragma once

#include "xgrad/nn/layer.hpp"

namespace xgrad::nn {

/// When a dropout layer makes up for what it drops.
enum class DropoutForm { inverted, textbook };

/// In training sets each element to 0 with probability `rate`, by a mask that is new at each step. Inverted, it divides the
/// others by 1 - rate and does nothing when the network is used; the textbook's form leaves the others as they are and
/// multiplies by 1 - rate when the network is used. Source: Srivastava et al. 2014.
struct Dropout {
    double rate = 0.5;  ///< in [0, 1)
    DropoutForm form = DropoutForm::inverted;

    static Fields<Dropout> fields();
    Var operator()(Scope& scope, const Var& x) const;
};

}  // namespace xgrad::nn

template <> struct xgrad::EnumNames<xgrad::nn::DropoutForm> {
    static constexpr std::string_view names[] = {"inverted", "textbook"};
};
