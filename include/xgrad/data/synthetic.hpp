#pragma once

#include "xgrad/base/random.hpp"
#include "xgrad/base/table.hpp"
#include "xgrad/data/dataset.hpp"

#include <cstdint>

namespace xgrad::data {

/// A kind of made-up data: a struct with fields() and
///   Dataset make(std::int64_t samples, const RandomStream& random) const
/// with float64 inputs [samples, ...] and int64 classes [samples] or float64 targets [samples, ...]. The same stream
/// makes the same set.
struct SyntheticRole {
    static constexpr std::string_view name = "kind of synthetic data";
    static constexpr std::string_view key = "kind";

    struct Concept {
        virtual ~Concept() = default;
        virtual Dataset make(std::int64_t samples, const RandomStream& random) const = 0;
    };
    template <class T> struct Model final : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        Dataset make(std::int64_t samples, const RandomStream& random) const override {
            return value.make(samples, random);
        }
        T value;
    };
    static Table<SyntheticRole>& table();
};

using SyntheticKind = Piece<SyntheticRole>;

/// All kinds of synthetic data by name; add your own at start-up.
Table<SyntheticRole>& synthetic_kinds();

}  // namespace xgrad::data
