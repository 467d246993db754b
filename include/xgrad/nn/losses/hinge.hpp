#pragma once

#include "xgrad/nn/loss.hpp"

namespace xgrad::nn {

/// How the amounts by which margins are missed are punished.
enum class HingePower { linear, squared };

/// Multi-class hinge: (1/C) sum over the other classes c of max(0, margin - x_y + x_c), or of its square, for each example
/// with label y. prediction: scores [N, C]; target: class numbers int64 [N]. The mean is over the examples.
/// Source: Weston and Watkins 1999, divided by C as in PyTorch's MultiMarginLoss.
struct Hinge {
    Reduction reduction = Reduction::mean;
    double margin = 1;  ///< above 0
    HingePower power = HingePower::linear;

    static Fields<Hinge> fields();
    /// Throws ShapeError or TypeError for targets that do not fit.
    Terms operator()(const Var& prediction, const Var& target) const;
    void check(const TargetSet& targets) const;
};

}  // namespace xgrad::nn

template <> struct xgrad::EnumNames<xgrad::nn::HingePower> {
    static constexpr std::string_view names[] = {"linear", "squared"};
};
