#pragma once

#include "support/evaluate.hpp"
#include "xgrad/nn/layer.hpp"
#include "xgrad/nn/loss.hpp"

#include <string>
#include <vector>

namespace xgrad::tests {

/// The layer, named "layer", on inputs of those shapes and dtypes. Its arguments are the inputs, then the parameters in
/// the order in which it declares them, then the states likewise, then the random key if it asks for one.
Tracing traced(const nn::Layer& layer, const std::vector<Array>& inputs, nn::Mode mode = nn::Mode::evaluate);

/// The layer's value for these inputs; it has no parameters.
Array apply(const nn::Layer& layer, const std::vector<Array>& inputs);

/// What the layer's error says; empty if there is none.
std::string refusal(const nn::Layer& layer, const std::vector<Array>& inputs);

/// total / count, or total, as the loss's reduction says; a function of prediction and target.
Function as_function(const nn::Loss& loss);
/// The loss's value, in the dtype of the prediction.
double loss_of(const nn::Loss& loss, const Array& prediction, const Array& target);
/// The derivative of the loss by the prediction.
Array gradient_of(const nn::Loss& loss, const Array& prediction, const Array& target);
/// What the loss's error says of such targets; empty if there is none.
std::string refusal(const nn::Loss& loss, const Array& prediction, const Array& target);

}  // namespace xgrad::tests
