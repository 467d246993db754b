#pragma once

#include "xgrad/nn/loss.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace xgrad::nn {

/// What a metric looks at. prediction: the network's last value; output: what the loss makes of it (probabilities).
struct MetricInputs {
    Var prediction;
    Var output;
    Var target;
    std::optional<std::int64_t> ignored_label =
        {};  ///< the loss's: examples with this class number count for nothing
};

/// A metric: a struct with fields() and
///   Terms operator()(const MetricInputs& inputs) const
///   void check(const TargetSet& targets) const     optional, as a loss's
///   static constexpr bool higher_is_better   by which runs are ranked; optional: without it they are not
///   double finish(double mean) const     from total / count over all examples to the figure shown; optional
/// Its name in results is its type's name in JSON.
struct MetricRole {
    static constexpr std::string_view name = "metric";
    static constexpr std::string_view key = "type";

    struct Concept {
        virtual ~Concept() = default;
        virtual Terms terms(const MetricInputs& inputs) const = 0;
        virtual void check(const TargetSet& targets) const = 0;
        virtual double finish(double mean) const = 0;
        virtual std::optional<bool> higher_is_better() const = 0;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        Terms terms(const MetricInputs& inputs) const override { return value(inputs); }
        void check(const TargetSet& targets) const override {
            if constexpr (requires { value.check(targets); }) value.check(targets);
        }
        double finish(double mean) const override {
            if constexpr (requires { value.finish(mean); }) return value.finish(mean);
            else return mean;
        }
        std::optional<bool> higher_is_better() const override {
            if constexpr (requires { T::higher_is_better; }) return T::higher_is_better;
            else return {};
        }
        T value;
    };
    static const Table<MetricRole>& table();
};

using Metric = Piece<MetricRole>;

/// A metric and what it looks at.
struct MetricOf {
    Metric metric = {};
    std::string of =
        {};  ///< the layer, one that a loss judges; it takes that loss's targets. Empty: the first loss's

    MetricOf() = default;
    template <class T>
        requires(Described<T> && !std::same_as<T, MetricOf>)
    // NOLINTNEXTLINE(google-explicit-constructor): .metrics = {Accuracy{}}
    MetricOf(T m) : metric(std::move(m)) {}
    MetricOf(Metric m, std::string layer) : metric(std::move(m)), of(std::move(layer)) {}

    /// What results call it: "accuracy", or "kind.accuracy" of the layer "kind".
    std::string name() const;
    static Fields<MetricOf> fields();
};

/// All metrics by name; add your own at start-up.
Table<MetricRole>& metrics();

}  // namespace xgrad::nn
