#include "kernels/reduce.hpp"

#include "kernels/blocks.hpp"
#include "xgrad/kernels/isa.hpp"

#include <algorithm>

namespace xgrad::kernels {
namespace {

constexpr std::size_t widest_span = 128;    // columns taken together
constexpr std::int64_t enough_blocks = 16;  // with fewer, the reduced axes are cut too

}  // namespace

Reduction::Reduction(const Shape& shape, const std::vector<bool>& reduced) {
    struct Run {
        LoopAxis axis;
        bool reduced;
    };
    std::vector<Run> runs;  // innermost first
    std::int64_t stride = 1;
    for (std::size_t i = shape.rank(); i-- > 0; stride *= shape[i]) {
        if (shape[i] == 1) continue;
        if (!runs.empty() && runs.back().reduced == reduced[i]) runs.back().axis.extent *= shape[i];
        else runs.push_back({{shape[i], stride}, reduced[i]});
    }
    rows_ = runs.empty() || runs.front().reduced;
    std::reverse(runs.begin(), runs.end());
    for (const Run& run : runs) (run.reduced ? reduced_ : kept_).push_back(run.axis);
    if (!rows_) {
        columns_ = kept_.back().extent;
        kept_.pop_back();
    }
    if (!reduced_.empty()) {
        fold_ = reduced_.back();
        reduced_.pop_back();
    }
    decide_blocks();
}

void Reduction::decide_blocks() {
    span_width_ = std::clamp<std::int64_t>(columns_, 1, widest_span);
    spans_per_row_ = ceil_div(columns_, span_width_);
    spans_ = count_of(kept_) * spans_per_row_;
    outputs_ = count_of(kept_) * columns_;
    leaf_length_ = rows_ ? row_leaf : column_leaf;
    leaves_per_fold_ = ceil_div(fold_.extent, leaf_length_);
    leaves_ = count_of(reduced_) * leaves_per_fold_;

    const std::int64_t leaf_elements = std::min(leaf_length_, fold_.extent) * span_width_;
    spans_per_block_ = items_per_block(leaves_ * leaf_elements);
    leaves_per_chunk_ = std::max<std::int64_t>(1, leaves_);
    if (ceil_div(spans_, spans_per_block_) >= enough_blocks) return;
    leaves_per_chunk_ = std::min(leaves_per_chunk_, 2 * items_per_block(leaf_elements));
    chunks_ = std::max<std::int64_t>(1, ceil_div(leaves_, leaves_per_chunk_));
}

template <class Combine, class T> class Reducer {
public:
    Reducer(const Reduction& plan, const T* x) : plan_(plan), x_(x) {}

    void operator()(T* y, T* scratch, Workers& workers) const {
        if (plan_.leaves_ == 0) {
            std::fill_n(y, plan_.outputs_, T{});
            return;
        }
        T* partials = plan_.chunks_ == 1 ? y : scratch;
        const std::int64_t groups = ceil_div(plan_.spans_, plan_.spans_per_block_);
        workers.for_each_block(groups * plan_.chunks_, [&](std::int64_t block) {
            const std::int64_t chunk = block / groups;
            const std::int64_t first = block % groups * plan_.spans_per_block_;
            const std::int64_t last = std::min(plan_.spans_, first + plan_.spans_per_block_);
            run_on(best_isa(), [&] {
                for (std::int64_t span = first; span < last; ++span)
                    reduce_span(span, chunk, partials + chunk * plan_.outputs_);
            });
        });
        if (plan_.chunks_ > 1) combine_chunks(scratch, y);
    }

private:
    struct Span {
        std::int64_t source;  // where its first column starts
        std::int64_t target;
        std::int64_t width;
    };

    Span span_at(std::int64_t index) const {
        const std::int64_t row = index / plan_.spans_per_row_;
        const std::int64_t column = index % plan_.spans_per_row_ * plan_.span_width_;
        return {offset_of(plan_.kept_, row) + column, row * plan_.columns_ + column,
                std::min(plan_.span_width_, plan_.columns_ - column)};
    }

    void fold(const Span& span, std::int64_t leaf, T* total) const {
        const std::int64_t start = leaf % plan_.leaves_per_fold_ * plan_.leaf_length_;
        const std::int64_t length = std::min(plan_.leaf_length_, plan_.fold_.extent - start);
        const T* x = x_ + span.source + offset_of(plan_.reduced_, leaf / plan_.leaves_per_fold_) +
                     start * plan_.fold_.stride;
        if (plan_.rows_) *total = fold_row<Combine>(x, length);
        else fold_columns<Combine>(x, length, plan_.fold_.stride, span.width, total);
    }

    void reduce_span(std::int64_t index, std::int64_t chunk, T* y) const {
        const Span span = span_at(index);
        if (plan_.leaves_ == 1) return fold(span, 0, y + span.target);
        const std::int64_t first = chunk * plan_.leaves_per_chunk_;
        const std::int64_t last = std::min(plan_.leaves_, first + plan_.leaves_per_chunk_);
        if (plan_.rows_) reduce_leaves<1>(span, first, last, y);
        else reduce_leaves<widest_span>(span, first, last, y);
    }

    template <std::size_t Width>
    void reduce_leaves(const Span& span, std::int64_t first, std::int64_t last, T* y) const {
        Tree<Combine, T, Width> tree(span.width);
        for (std::int64_t leaf = first; leaf < last; ++leaf) {
            fold(span, leaf, tree.leaf());
            tree.push();
        }
        tree.finish(y + span.target);
    }

    // partials: [chunks, outputs]
    void combine_chunks(const T* partials, T* y) const {
        for (std::int64_t index = 0; index < plan_.spans_; ++index) {
            const Span span = span_at(index);
            Tree<Combine, T, widest_span> tree(span.width);
            for (std::int64_t chunk = 0; chunk < plan_.chunks_; ++chunk) {
                std::copy_n(partials + chunk * plan_.outputs_ + span.target, span.width, tree.leaf());
                tree.push();
            }
            tree.finish(y + span.target);
        }
    }

    const Reduction& plan_;
    const T* x_;
};

template <class Combine, class T>
void reduce(const Reduction& plan, const T* x, T* y, T* scratch, Workers& workers) {
    Reducer<Combine, T>(plan, x)(y, scratch, workers);
}

template void reduce<Sum>(const Reduction&, const float*, float*, float*, Workers&);
template void reduce<Sum>(const Reduction&, const double*, double*, double*, Workers&);
template void reduce<Sum>(const Reduction&, const std::int64_t*, std::int64_t*, std::int64_t*, Workers&);
template void reduce<Max>(const Reduction&, const float*, float*, float*, Workers&);
template void reduce<Max>(const Reduction&, const double*, double*, double*, Workers&);
template void reduce<Max>(const Reduction&, const std::int64_t*, std::int64_t*, std::int64_t*, Workers&);
template void reduce<Min>(const Reduction&, const float*, float*, float*, Workers&);
template void reduce<Min>(const Reduction&, const double*, double*, double*, Workers&);
template void reduce<Min>(const Reduction&, const std::int64_t*, std::int64_t*, std::int64_t*, Workers&);

}  // namespace xgrad::kernels
