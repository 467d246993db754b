#include "xgrad/nn/loss.hpp"

#include "xgrad/graph/ops.hpp"

namespace xgrad::nn {

bool TargetSet::are_labels() const {
    const bool one_hot = values.shape().without_axis(0) == prediction && prediction.size() > 1;
    return values.dtype() == Dtype::int64 && prediction.rank() > 0 && !one_hot;
}

Var reduced(const Terms& terms, Reduction reduction) {
    return reduction == Reduction::mean ? terms.total / terms.count : terms.total;
}

}  // namespace xgrad::nn
