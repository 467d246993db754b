#include "xgrad/nn/layers/activations.hpp"

#include "nn/example.hpp"
#include "xgrad/graph/ops.hpp"

namespace xgrad::nn {

Fields<ReLU> ReLU::fields() { return {"ReLU", "max(x, 0)"}; }

Var ReLU::operator()(Scope&, const Var& x) const { return relu(x); }

Fields<LeakyReLU> LeakyReLU::fields() {
    return {"LeakyReLU", "x where x > 0, else slope x",
            field("slope", &LeakyReLU::slope).help("slope below 0")};
}

Var LeakyReLU::operator()(Scope&, const Var& x) const { return leaky_relu(x, slope); }

Fields<ELU> ELU::fields() {
    return {"ELU", "x where x > 0, else alpha (exp(x) - 1)",
            field("alpha", &ELU::alpha).above(0).help("-alpha is the limit far below 0")};
}

Var ELU::operator()(Scope&, const Var& x) const { return elu(x, alpha); }

Fields<GELU> GELU::fields() {
    return {"GELU", "x times the normal distribution up to x",
            field("form", &GELU::form).help("exact, by erf; or the approximation by tanh")};
}

Var GELU::operator()(Scope&, const Var& x) const { return gelu(x, form); }

Fields<SiLU> SiLU::fields() { return {"SiLU", "x sigmoid(x)"}; }

Var SiLU::operator()(Scope&, const Var& x) const { return silu(x); }

Fields<Sigmoid> Sigmoid::fields() { return {"Sigmoid", "1 / (1 + exp(-x))"}; }

Var Sigmoid::operator()(Scope&, const Var& x) const { return sigmoid(x); }

Fields<Tanh> Tanh::fields() { return {"Tanh", "hyperbolic tangent"}; }

Var Tanh::operator()(Scope&, const Var& x) const { return tanh(x); }

Fields<Softmax> Softmax::fields() {
    return {"Softmax", "exp(x_i) / sum_j exp(x_j) along an axis",
            field("axis", &Softmax::axis)
                .help("along which slices sum to 1: 1 is the first behind the mini-batch, -1 the last")};
}

Var Softmax::operator()(Scope&, const Var& x) const { return softmax(x, example_axis(x, axis)); }

}  // namespace xgrad::nn
