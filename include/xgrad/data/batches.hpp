#pragma once

#include "xgrad/base/workers.hpp"
#include "xgrad/data/dataset.hpp"
#include "xgrad/data/samplers.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace xgrad::data {

/// How a training set is taken apart into mini-batches.
struct Batching {
    std::optional<std::int64_t> size =
        32;  ///< examples; none: all of them. A size above the set's is the set's
    Sampler sampling = WithoutReplacement{};
    bool drop_last = false;  ///< leave out a last mini-batch that is shorter than the others

    static Fields<Batching> fields();
    /// The sizes of mini-batches of a set of that many examples: first that of all but the last of an epoch, then that of
    /// the last one if it is shorter.
    std::vector<std::int64_t> sizes(std::int64_t examples) const;
};

/// A mini-batch in memory.
struct Batch {
    std::int64_t size;
    std::span<const std::byte* const>
        columns;  ///< the set's columns, contiguous; until the next batch is made
};

/// The mini-batches of a set, epoch after epoch: a pure function of settings, seed, epoch and number. While one is in
/// use, another thread of the workers gathers the next if it is free. Nothing is allocated for a mini-batch. Keeps the set.
class Batches {
public:
    /// Throws ConfigError for settings out of range, DataError for an empty set or columns of different lengths.
    Batches(Dataset set, Batching batching, std::uint64_t seed, Workers& workers = default_workers());
    ~Batches();
    Batches(Batches&&) noexcept;
    Batches& operator=(Batches&&) noexcept;

    std::int64_t batch_size() const noexcept { return size_; }
    std::int64_t steps_per_epoch() const noexcept { return steps_; }

    /// The epoch that mini-batches come from, and the number of the next one in it; both count from 0.
    std::int64_t epoch() const noexcept { return epoch_; }
    std::int64_t step() const noexcept { return at_ == draws_ ? 0 : at_ / size_; }

    /// The next mini-batch is that one of that epoch (both from 0). Throws ConfigError for one that there is not, RunError
    /// for an order from the sampler that cannot be.
    void start_epoch(std::int64_t epoch, std::int64_t step = 0);
    /// The next mini-batch of the epoch; after its last, the first of the epoch again.
    Batch next();

private:
    class Loader;

    std::int64_t examples_;
    Sampler sampler_;
    RandomStream random_;
    std::int64_t size_;
    std::int64_t steps_;
    std::int64_t draws_;
    std::int64_t epoch_ = 0;
    std::int64_t at_ = 0;
    std::unique_ptr<Loader> loader_;
};

}  // namespace xgrad::data
