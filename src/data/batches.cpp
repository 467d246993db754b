#include "xgrad/data/batches.hpp"

#include "data/gather.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad::data {
namespace {

// A user's own sampler may be wrong, and what it says is where memory is read.
void require_order(const std::vector<std::int64_t>& order, std::int64_t draws, std::int64_t examples,
                   std::string_view sampler) {
    if (static_cast<std::int64_t>(order.size()) != draws)
        throw RunError({.where = std::string(sampler),
                        .found = fmt::format("{} positions for an epoch", order.size()),
                        .expected = fmt::to_string(draws)});
    for (const std::int64_t position : order)
        if (position < 0 || position >= examples)
            throw RunError({.where = std::string(sampler),
                            .found = fmt::format("position {}", position),
                            .expected = fmt::format("one from 0 to {}", examples - 1)});
}

}  // namespace

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

Batches::Batches(Dataset set, Batching batching, std::uint64_t seed)
    : set_(std::move(set)), sampler_(batching.sampling), random_(seed, "mini-batches"),
      size_(std::min(batching.size.value_or(set_.size()), set_.size())) {
    require_valid(record_of(batching), "batch");
    if (sampler_.empty())
        throw ConfigError({.where = "batch: sampling", .found = "not set", .expected = "a sampler"});
    require_examples(set_, "data");
    steps_ = batching.drop_last ? set_.size() / size_ : (set_.size() + size_ - 1) / size_;
    draws_ = sampler_->fills_batches() ? steps_ * size_ : std::min(steps_ * size_, set_.size());
    for (const Column& column : set_.columns) {
        gathered_.emplace_back(column.values.shape().without_axis(0).with_axis(0, size_),
                               column.values.dtype());
        pointers_.push_back(gathered_.back().data());
    }
    start_epoch(0);
}

void Batches::start_epoch(std::int64_t epoch, std::int64_t step) {
    if (epoch < 0 || step < 0 || step >= steps_)
        throw ConfigError(
            {.where = "mini-batches",
             .found = fmt::format("epoch {}, step {}", epoch, step),
             .expected = fmt::format("an epoch of at least 0 and a step from 0 to {}", steps_ - 1)});
    order_ = sampler_->order({set_.size(), draws_, random_.substream(static_cast<std::uint64_t>(epoch))});
    require_order(order_, draws_, set_.size(), sampler_.type());
    epoch_ = epoch;
    at_ = step * size_;
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
