#include "xgrad/data/batches.hpp"

#include "data/gather.hpp"
#include "xgrad/base/errand.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

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

std::vector<std::int64_t> Batching::sizes(std::int64_t examples) const {
    const std::int64_t most = std::max<std::int64_t>(1, std::min(size.value_or(examples), examples));
    const std::int64_t left = drop_last || sampling->fills_batches() ? 0 : examples % most;
    return left == 0 ? std::vector{most} : std::vector{most, left};
}

// Gathers mini-batches: the one that is asked for, and the next into another buffer while that one is in use.
class Batches::Loader {
public:
    // Some of an epoch's examples.
    struct Range {
        std::int64_t first = 0;
        std::int64_t count = 0;
        bool operator==(const Range&) const = default;
    };

    Loader(Dataset set, std::int64_t batch_size, std::size_t buffers, Workers& workers)
        : set_(std::move(set)), buffers_(buffers),
          ahead_(
              workers, [this] { gather_ahead(); }, microseconds(set_, batch_size)) {
        for (const Column& column : set_.columns)
            for (Columns& buffer : buffers_)
                buffer.arrays.emplace_back(column.values.shape().without_axis(0).with_axis(0, batch_size),
                                           column.values.dtype(), Contents::unset);
        for (Columns& buffer : buffers_)
            for (const Array& array : buffer.arrays) buffer.pointers.push_back(array.data());
    }

    void set_order(std::vector<std::int64_t> order) {
        ahead_.finish();
        next_ = {};
        order_ = std::move(order);
    }

    // `next`: what will be asked for after it; nothing if that is not known.
    Batch take(const Range& range, const Range& next) {
        ahead_.finish();
        if (range != next_) gather_to(other(), range);
        in_use_ = other();
        next_ = next;
        if (next_.count > 0) ahead_.begin();
        return {range.count, buffers_[in_use_].pointers};
    }

private:
    struct Columns {
        std::vector<Array> arrays = {};
        std::vector<const std::byte*> pointers = {};
    };

    static double microseconds(const Dataset& set, std::int64_t batch_size) {
        constexpr double bytes_per_microsecond = 1e4;
        double bytes = 0;
        for (const Column& column : set.columns)
            bytes += static_cast<double>(column.values.bytes()) / static_cast<double>(set.size());
        return bytes * static_cast<double>(batch_size) / bytes_per_microsecond;
    }

    std::size_t other() const { return (in_use_ + 1) % buffers_.size(); }

    void gather_ahead() { gather_to(other(), next_); }

    void gather_to(std::size_t buffer, const Range& range) {
        const auto positions = std::span(order_).subspan(static_cast<std::size_t>(range.first),
                                                         static_cast<std::size_t>(range.count));
        for (std::size_t column = 0; column < set_.columns.size(); ++column)
            gather(set_.columns[column].values, positions, buffers_[buffer].arrays[column]);
    }

    Dataset set_;
    std::vector<std::int64_t> order_;
    std::vector<Columns> buffers_;
    std::size_t in_use_ = 0;
    Range next_;
    Errand ahead_;
};

Batches::Batches(Dataset set, Batching batching, std::uint64_t seed, Workers& workers)
    : examples_(set.size()), sampler_(batching.sampling), random_(seed, "mini-batches"),
      size_(std::min(batching.size.value_or(examples_), examples_)) {
    require_valid(record_of(batching), "batch");
    if (sampler_.empty())
        throw ConfigError({.where = "batch: sampling", .found = "not set", .expected = "a sampler"});
    require_examples(set, "data");
    steps_ = batching.drop_last ? examples_ / size_ : (examples_ + size_ - 1) / size_;
    draws_ = sampler_->fills_batches() ? steps_ * size_ : std::min(steps_ * size_, examples_);
    loader_ = std::make_unique<Loader>(std::move(set), size_, steps_ > 1 ? 2 : 1, workers);
    start_epoch(0);
}

Batches::~Batches() = default;
Batches::Batches(Batches&&) noexcept = default;
Batches& Batches::operator=(Batches&&) noexcept = default;

void Batches::start_epoch(std::int64_t epoch, std::int64_t step) {
    if (epoch < 0 || step < 0 || step >= steps_)
        throw ConfigError(
            {.where = "mini-batches",
             .found = fmt::format("epoch {}, step {}", epoch, step),
             .expected = fmt::format("an epoch of at least 0 and a step from 0 to {}", steps_ - 1)});
    std::vector<std::int64_t> order =
        sampler_->order({examples_, draws_, random_.substream(static_cast<std::uint64_t>(epoch))});
    require_order(order, draws_, examples_, sampler_.type());
    loader_->set_order(std::move(order));
    epoch_ = epoch;
    at_ = step * size_;
}

Batch Batches::next() {
    if (at_ == draws_) at_ = 0;
    const auto batch_at = [&](std::int64_t first) {
        return Loader::Range{first, std::min(size_, draws_ - first)};
    };
    const Loader::Range range = batch_at(at_);
    at_ += range.count;
    return loader_->take(range, batch_at(at_));
}

}  // namespace xgrad::data
