#pragma once

#include "kernels/axes.hpp"
#include "kernels/tree.hpp"
#include "xgrad/base/shape.hpp"
#include "xgrad/base/workers.hpp"

#include <vector>

namespace xgrad::kernels {

/// A reduction of a row-major array over some of its axes, with everything about shapes decided: neighbouring axes that
/// share a fate are one, the innermost reduced axis is cut into leaves, leaves make chunks, and a tree combines them.
/// The cuts depend on the shape alone.
class Reduction {
public:
    /// reduced: for each axis of the shape, whether it is reduced.
    Reduction(const Shape& shape, const std::vector<bool>& reduced);

    /// Elements of the scratch memory that reduce() needs; most shapes need none.
    std::int64_t scratch_size() const { return chunks_ == 1 ? 0 : chunks_ * outputs_; }

private:
    template <class Combine, class T> friend class Reducer;

    void decide_blocks();

    std::vector<LoopAxis> kept_;     // but for the contiguous one
    std::vector<LoopAxis> reduced_;  // but for the innermost
    LoopAxis fold_{1, 1};            // the innermost reduced axis
    std::int64_t columns_ = 1;       // of the contiguous kept axis; 1 if rows are reduced
    bool rows_ = true;               // whether the contiguous axis is reduced

    std::int64_t outputs_ = 1;
    std::int64_t span_width_ = 1;     // a span: the outputs that are computed together
    std::int64_t spans_per_row_ = 1;  // of the contiguous kept axis
    std::int64_t spans_ = 1;
    std::int64_t spans_per_block_ = 1;
    std::int64_t leaf_length_ = 1;  // along the fold axis
    std::int64_t leaves_per_fold_ = 1;
    std::int64_t leaves_ = 1;  // of one output; 0 over no elements
    std::int64_t leaves_per_chunk_ = 1;
    std::int64_t chunks_ = 1;
};

/// y = x reduced. x: [plan's shape], y: [kept axes], zeros over no elements. scratch: [plan.scratch_size()].
/// Combine: Sum, Max or Min; T: float, double or std::int64_t.
template <class Combine, class T>
void reduce(const Reduction& plan, const T* x, T* y, T* scratch, Workers& workers);

}  // namespace xgrad::kernels
