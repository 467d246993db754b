#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace xgrad {

/// A sequence of random numbers as a pure function of (seed, stream, counter): any element can be computed at any
/// time, in any order, on any thread, with the same result. Source: Philox4x32-10, Salmon et al. 2011.
class RandomStream {
public:
    /// A stream is a name's hash or a number; streams of one seed are independent of each other.
    RandomStream(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}
    RandomStream(std::uint64_t seed, std::string_view name);

    /// The stream of one part of this one: an epoch's of the sampler's, say.
    RandomStream substream(std::uint64_t index) const;

    /// 64 random bits.
    std::uint64_t bits(std::uint64_t counter) const;
    /// In [0, 1), a multiple of 2^-53.
    double uniform(std::uint64_t counter) const;
    /// Mean 0, standard deviation 1. Source: Box and Muller 1958.
    double normal(std::uint64_t counter) const;
    /// An integer from 0 to bound - 1; bound >= 1. The bias is below bound * 2^-64.
    std::uint64_t below(std::uint64_t counter, std::uint64_t bound) const;
    /// 0 to count - 1 in random order. Source: Fisher and Yates' shuffle in Durstenfeld's form.
    std::vector<std::int64_t> permutation(std::int64_t count) const;
    /// The same, written into memory that is there.
    void permutation(std::span<std::int64_t> order) const;

    std::uint64_t seed() const noexcept { return seed_; }
    std::uint64_t stream() const noexcept { return stream_; }

private:
    std::uint64_t seed_;
    std::uint64_t stream_;
};

}  // namespace xgrad
