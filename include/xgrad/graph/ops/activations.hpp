#pragma once

#include "xgrad/graph/var.hpp"

// Activations of neural networks, element by element. They take float32 and float64 and return their operand's shape
// and dtype; TypeError for anything else. Derivatives at kinks are PyTorch's.
namespace xgrad {

Var sigmoid(const Var& x);      ///< 1 / (1 + exp(-x)), for x of any size
Var log_sigmoid(const Var& x);  ///< log(sigmoid(x)), for x of any size
Var softplus(const Var& x);     ///< log(1 + exp(x)), for x of any size
Var relu(const Var& x);         ///< max(x, 0); derivative 0 at 0
Var relu6(const Var& x);        ///< min(max(x, 0), 6); derivative 0 at 0 and at 6

/// x where x > 0, else slope x; derivative `slope` at 0. Source: Maas et al. 2013.
Var leaky_relu(const Var& x, double slope = 0.01);

/// x where x > 0, else alpha (exp(x) - 1); derivative alpha at 0. Source: Clevert et al. 2016.
Var elu(const Var& x, double alpha = 1);

/// elu with the alpha, and times the scale, that keep mean 0 and variance 1 from layer to layer. Source: Klambauer et
/// al. 2017.
Var selu(const Var& x);

/// How gelu's normal distribution is computed.
enum class GeluForm { exact, tanh };

/// x P(X <= x) for X normal: 0.5 x (1 + erf(x / sqrt 2)), or its approximation by tanh. Source: Hendrycks and Gimpel
/// 2016.
Var gelu(const Var& x, GeluForm form = GeluForm::exact);

/// x sigmoid(x). Sources: Elfwing et al. 2018; Ramachandran et al. 2017 (Swish).
Var silu(const Var& x);

/// x tanh(softplus(x)). Source: Misra 2019.
Var mish(const Var& x);

}  // namespace xgrad
