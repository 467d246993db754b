#include "xgrad/data/batches.hpp"

#include "data/gather.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>

namespace xgrad::data {

Fields<Batching> Batching::fields() {
    return {"Batching", "how the training set is taken apart into mini-batches",
            field("size", &Batching::size)
                .at_least(1)
                .or_word("all")
                .help("examples in a mini-batch; \"all\" is batch gradient descent"),
            field("sampling", &Batching::sampling).help("how examples are drawn"),
            field("drop_last", &Batching::drop_last)
                .help("leave out a last mini-batch that is shorter than the others")};
}

Batches::Batches(Dataset set, const Batching& batching, std::uint64_t seed)
    : set_(std::move(set)), sampler_(batching.sampling), random_(seed, "mini-batches"),
      size_(std::min(batching.size.value_or(set_.size()), set_.size())) {
    if (set_.size() == 0)
        throw DataError({.where = "data", .found = "no examples", .expected = "at least one"});
    steps_ = batching.drop_last ? set_.size() / size_ : (set_.size() + size_ - 1) / size_;
    draws_ = sampler_->fills_batches() ? steps_ * size_ : std::min(steps_ * size_, set_.size());
    for (const Column& column : set_.columns) {
        gathered_.emplace_back(column.values.shape().without_axis(0).with_axis(0, size_),
                               column.values.dtype());
        pointers_.push_back(gathered_.back().data());
    }
    start_epoch(0);
}

void Batches::start_epoch(std::int64_t epoch) {
    order_ = sampler_->order({set_.size(), draws_, random_.substream(static_cast<std::uint64_t>(epoch))});
    at_ = 0;
}

Batch Batches::next() {
    if (at_ == draws_) at_ = 0;
    const std::int64_t count = std::min(size_, draws_ - at_);
    const auto positions =
        std::span(order_).subspan(static_cast<std::size_t>(at_), static_cast<std::size_t>(count));
    for (std::size_t column = 0; column < set_.columns.size(); ++column)
        gather(set_.columns[column].values, positions, gathered_[column]);
    at_ += count;
    return {count, pointers_};
}

}  // namespace xgrad::data
