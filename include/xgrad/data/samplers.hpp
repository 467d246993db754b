#pragma once

#include "xgrad/data/sampler.hpp"

namespace xgrad::data {

/// Every example once an epoch, in a fresh random order.
struct WithoutReplacement {
    static constexpr bool fills_batches = false;
    static Fields<WithoutReplacement> fields();
    std::vector<std::int64_t> order(const EpochRequest& epoch) const;
};

/// Every draw from all examples, so that some come twice in an epoch and some not at all; all mini-batches are full.
struct WithReplacement {
    static constexpr bool fills_batches = true;
    static Fields<WithReplacement> fields();
    std::vector<std::int64_t> order(const EpochRequest& epoch) const;
};

/// Every example once an epoch, in the order of the data.
struct Sequential {
    static constexpr bool fills_batches = false;
    static Fields<Sequential> fields();
    std::vector<std::int64_t> order(const EpochRequest& epoch) const;
};

}  // namespace xgrad::data
