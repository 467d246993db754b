#pragma once

#include "xgrad/base/table.hpp"
#include "xgrad/data/dataset.hpp"

#include <map>
#include <string>

namespace xgrad::data {

/// What a preprocessing step learned from the training set: arrays by name.
using State = std::map<std::string, Array>;

/// A preprocessing step: a struct with fields() and
///   State fit(const Dataset& train) const                            what it learns; optional
///   Dataset apply(const Dataset& set, const State& state) const      targets may be missing, when predicting
/// Both throw DataError for data that do not suit.
struct PreprocessRole {
    static constexpr std::string_view name = "preprocessing step";
    static constexpr std::string_view key = "type";

    struct Concept {
        virtual ~Concept() = default;
        virtual State fit(const Dataset& train) const = 0;
        virtual Dataset apply(const Dataset& set, const State& state) const = 0;
    };
    template <class T> struct Model final : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        State fit(const Dataset& train) const override {
            if constexpr (requires { value.fit(train); }) return value.fit(train);
            else return {};
        }
        Dataset apply(const Dataset& set, const State& state) const override {
            return value.apply(set, state);
        }
        T value;
    };
    static Table<PreprocessRole>& table();
};

using Preprocess = Piece<PreprocessRole>;

/// All preprocessing steps by name; add your own at start-up.
Table<PreprocessRole>& preprocessing();

}  // namespace xgrad::data
