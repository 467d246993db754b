#pragma once

#include "xgrad/base/random.hpp"
#include "xgrad/base/table.hpp"

#include <cstdint>
#include <vector>

namespace xgrad::data {

/// What a sampler is asked for: the order of one epoch.
struct EpochRequest {
    std::int64_t examples;  ///< in the set
    std::int64_t
        draws;  ///< that fill the epoch's mini-batches; at most `examples` unless the last batch is full
    RandomStream random;  ///< of this epoch alone
};

/// A sampler: a struct with fields() and
///   std::vector<std::int64_t> order(const EpochRequest& epoch) const     positions of examples
///   static constexpr bool fills_batches                                  whether the last mini-batch is as large as the
///                                                                        others: draws are then a multiple of the size
/// Its answer depends on the request alone, so that a run can resume anywhere.
struct SamplerRole {
    static constexpr std::string_view name = "sampler";
    static constexpr std::string_view key = "type";

    struct Concept {
        virtual ~Concept() = default;
        virtual std::vector<std::int64_t> order(const EpochRequest& epoch) const = 0;
        virtual bool fills_batches() const = 0;
    };
    template <class T> struct Model final : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        std::vector<std::int64_t> order(const EpochRequest& epoch) const override {
            return value.order(epoch);
        }
        bool fills_batches() const override { return T::fills_batches; }
        T value;
    };
    static Table<SamplerRole>& table();
};

using Sampler = Piece<SamplerRole>;

/// All samplers by name; add your own at start-up.
Table<SamplerRole>& samplers();

}  // namespace xgrad::data
