#pragma once

#include "xgrad/base/table.hpp"
#include "xgrad/data/dataset.hpp"

#include <string_view>
#include <utility>

namespace xgrad::data {

/// A synthetic set: a struct with fields() and
///   Dataset make(Dtype dtype) const
/// which returns "inputs" of that dtype and "targets": int64 labels, with the names of the classes, or real numbers of
/// that dtype. The same settings give the same numbers.
struct SyntheticRole {
    static constexpr std::string_view name = "synthetic set";
    static constexpr std::string_view key = "kind";

    struct Concept {
        virtual ~Concept() = default;
        virtual Dataset make(Dtype dtype) const = 0;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        Dataset make(Dtype dtype) const override { return value.make(dtype); }
        T value;
    };
    static const Table<SyntheticRole>& table();
};

using SyntheticSet = Piece<SyntheticRole>;

/// All synthetic sets by name; add your own at start-up.
Table<SyntheticRole>& synthetic_sets();

}  // namespace xgrad::data
