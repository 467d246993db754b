#pragma once

#include "xgrad/base/table.hpp"
#include "xgrad/train/variation.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace xgrad {

/// A trial's place among all that could be tried: an alternative of each dimension, in their order.
using Point = std::vector<Alternative>;

/// A search: a struct with fields() and
///   std::vector<Point> points(std::span<const Dimension> dimensions) const   the trials, in their order
/// which is a function of the settings and dimensions alone.
struct SearchRole {
    static constexpr std::string_view name = "search";
    static constexpr std::string_view key = "type";

    struct Concept {
        virtual ~Concept() = default;
        virtual std::vector<Point> points(std::span<const Dimension> dimensions) const = 0;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        std::vector<Point> points(std::span<const Dimension> dimensions) const override {
            return value.points(dimensions);
        }
        T value;
    };
    static const Table<SearchRole>& table();
};

using Search = Piece<SearchRole>;

/// All searches by name; add your own at start-up.
Table<SearchRole>& searches();

/// Every combination of all alternatives; the last dimension changes fastest.
struct GridSearch {
    static Fields<GridSearch> fields();
    /// Throws ConfigError for a range without count and for more than 10,000 combinations.
    std::vector<Point> points(std::span<const Dimension> dimensions) const;
};

/// Trials drawn at random, each dimension by itself. What a trial draws depends on the seed, its number and the
/// dimension's path alone: more trials, or another dimension, change nothing in it. Source: Bergstra and Bengio 2012.
struct RandomSearch {
    std::int64_t trials = 20;
    std::uint64_t seed = 1;

    static Fields<RandomSearch> fields();
    std::vector<Point> points(std::span<const Dimension> dimensions) const;
};

}  // namespace xgrad
