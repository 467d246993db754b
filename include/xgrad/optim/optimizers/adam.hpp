#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/optim/update.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace xgrad::optim {

/// Whether Adam's epsilon is added to the root of the second moment after its bias is corrected (Algorithm 1
/// of the paper, PyTorch) or before (the paper's section 2, TensorFlow, the textbook).
enum class AdamEpsilon { after_correction, before_correction };

/// Running means of the gradient (first moment) and of its square (second moment), both freed of their bias
/// towards the zeros they start at: parameter -= learning_rate * first / (sqrt(second) + epsilon).
/// The textbook's form is epsilon 1e-7, before_correction: at step t, with uncorrected means m and v,
/// parameter -= learning_rate * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon).
/// Source: Kingma and Ba 2015; amsgrad: Reddi, Kale and Kumar 2018.
struct Adam {
    double learning_rate = 0.001;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    AdamEpsilon epsilon_placement = AdamEpsilon::after_correction;
    bool amsgrad = false;
    double weight_decay = 0;

    static Fields<Adam> fields();
    std::vector<std::string> state_names() const;
    template <class T> void update(const Update<T>& u) const;
};

}  // namespace xgrad::optim

namespace xgrad {
template <> struct EnumNames<optim::AdamEpsilon> {
    static constexpr std::string_view names[] = {"after_correction", "before_correction"};
};
}  // namespace xgrad
