#include "xgrad/nn/loss.hpp"

#include "xgrad/graph/ops.hpp"

namespace xgrad::nn {

Var reduced(const Terms& terms, Reduction reduction) {
    return reduction == Reduction::mean ? terms.total / terms.count : terms.total;
}

}  // namespace xgrad::nn
