#pragma once

#include "xgrad/base/table.hpp"
#include "xgrad/data/dataset.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace xgrad::data {

/// A synthetic set: a struct with fields() and
///   Dataset make(Dtype dtype) const
/// which returns "inputs" of that dtype and "targets": int64 labels, with the names of the classes, or real numbers of
/// that dtype. The same settings give the same numbers. One that can be too large to be made for a look alone also has
///   std::optional<Dataset> look(Dtype dtype) const
/// which returns its first examples, or nothing if all are made as fast.
struct SyntheticRole {
    static constexpr std::string_view name = "synthetic set";
    static constexpr std::string_view key = "kind";

    struct Concept {
        virtual ~Concept() = default;
        virtual Dataset make(Dtype dtype) const = 0;
        virtual std::optional<Dataset> look(Dtype dtype) const = 0;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        Dataset make(Dtype dtype) const override { return value.make(dtype); }
        std::optional<Dataset> look(Dtype dtype) const override {
            if constexpr (requires { value.look(dtype); }) return value.look(dtype);
            else return std::nullopt;
        }
        T value;
    };
    static const Table<SyntheticRole>& table();
};

using SyntheticSet = Piece<SyntheticRole>;

/// All synthetic sets by name; add your own at start-up.
Table<SyntheticRole>& synthetic_sets();

}  // namespace xgrad::data
