#pragma once

#include "xgrad/graph/ops/activations.hpp"
#include "xgrad/nn/layer.hpp"

#include <cstdint>

// Activations: functions of each element by itself (softmax: of each slice). Shapes do not change.
namespace xgrad::nn {

/// max(x, 0); derivative 0 at 0.
struct ReLU {
    static Fields<ReLU> fields();
    Var operator()(Scope& scope, const Var& x) const;
};

/// x where x > 0, else slope x. Source: Maas et al. 2013.
struct LeakyReLU {
    double slope = 0.01;

    static Fields<LeakyReLU> fields();
    Var operator()(Scope& scope, const Var& x) const;
};

/// x where x > 0, else alpha (exp(x) - 1). Source: Clevert et al. 2016.
struct ELU {
    double alpha = 1;

    static Fields<ELU> fields();
    Var operator()(Scope& scope, const Var& x) const;
};

using xgrad::GeluForm;

/// x P(X <= x) for X normal: 0.5 x (1 + erf(x / sqrt 2)), or its approximation by tanh. Source: Hendrycks and Gimpel 2016.
struct GELU {
    GeluForm form = GeluForm::exact;

    static Fields<GELU> fields();
    Var operator()(Scope& scope, const Var& x) const;
};

/// x sigmoid(x). Sources: Elfwing et al. 2018; Ramachandran et al. 2017 (Swish).
struct SiLU {
    static Fields<SiLU> fields();
    Var operator()(Scope& scope, const Var& x) const;
};

/// 1 / (1 + exp(-x)).
struct Sigmoid {
    static Fields<Sigmoid> fields();
    Var operator()(Scope& scope, const Var& x) const;
};

/// Hyperbolic tangent.
struct Tanh {
    static Fields<Tanh> fields();
    Var operator()(Scope& scope, const Var& x) const;
};

/// exp(x_i) / sum_j exp(x_j) along an axis. Before a loss that has softmax in it, leave it out.
struct Softmax {
    std::int64_t axis = -1;  ///< 1 is the first behind the mini-batch, -1 the last

    static Fields<Softmax> fields();
    /// Throws ShapeError if the axis is out of range or the mini-batch's.
    Var operator()(Scope& scope, const Var& x) const;
};

}  // namespace xgrad::nn

template <> struct xgrad::EnumNames<xgrad::GeluForm> {
    static constexpr std::string_view names[] = {"exact", "tanh"};
};
