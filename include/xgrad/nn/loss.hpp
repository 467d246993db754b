#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/base/table.hpp"
#include "xgrad/graph/var.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace xgrad::nn {

/// What becomes of the losses of a mini-batch's examples: their mean, or their sum.
enum class Reduction { mean, sum };

/// A quantity that is a mean over examples, kept so that mini-batches of different sizes add up exactly: both scalars of
/// the network's dtype; the mean is total / count.
struct Terms {
    Var total;
    Var count;
};

/// The targets of a whole set, and what is to answer them.
struct TargetSet {
    const Array& values;
    Shape prediction;          ///< of one example
    std::int64_t classes = 0;  ///< how many the data have; 0: not known, or the targets are no classes
    std::string answered_by = "the last layer";  ///< as messages call it

    /// Whether they are class numbers, and not a number for each class.
    bool are_labels() const;
};

/// A loss: a struct with fields(), a member `Reduction reduction`, perhaps one `std::optional<std::int64_t> ignored_label`
/// (the class number of examples that count for nothing), and
///   Terms operator()(const Var& prediction, const Var& target) const
///   Var output(const Var& prediction) const     the probabilities that the prediction stands for; optional: a loss
///                                               without it says nothing of probabilities
///   static constexpr std::string_view activation   the layer that is part of the loss and is not to be put before it;
///                                               optional
///   void check(const TargetSet& targets) const  optional: throws DataError or ConfigError for targets of a whole set
///                                               that the network cannot answer
/// prediction: the network's last value, mini-batch first.
struct LossRole {
    static constexpr std::string_view name = "loss";
    static constexpr std::string_view key = "type";

    struct Concept {
        virtual ~Concept() = default;
        virtual Terms terms(const Var& prediction, const Var& target) const = 0;
        virtual Var output(const Var& prediction) const = 0;
        virtual bool gives_probabilities() const = 0;
        virtual std::string_view activation() const = 0;
        virtual void check(const TargetSet& targets) const = 0;
        virtual Reduction reduction() const = 0;
        virtual std::optional<std::int64_t> ignored_label() const = 0;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        Terms terms(const Var& prediction, const Var& target) const override {
            return value(prediction, target);
        }
        Var output(const Var& prediction) const override {
            if constexpr (requires { value.output(prediction); }) return value.output(prediction);
            else return prediction;
        }
        bool gives_probabilities() const override {
            return requires(const T& loss, const Var& v) { loss.output(v); };
        }
        std::string_view activation() const override {
            if constexpr (requires { T::activation; }) return T::activation;
            else return {};
        }
        void check(const TargetSet& targets) const override {
            if constexpr (requires { value.check(targets); }) value.check(targets);
        }
        Reduction reduction() const override { return value.reduction; }
        std::optional<std::int64_t> ignored_label() const override {
            if constexpr (requires { value.ignored_label; }) return value.ignored_label;
            else return {};
        }
        T value;
    };
    static const Table<LossRole>& table();
};

using Loss = Piece<LossRole>;

/// A loss in its place: what it judges, by what, and how much it counts beside others.
struct LossTerm {
    Loss loss = {};
    std::string of = {};             ///< the layer that it judges; empty: the last
    std::string target = "targets";  ///< the data column that it compares with
    double weight = 1;               ///< the factor that it is added with

    LossTerm() = default;
    template <class T>
        requires(Described<T> && !std::same_as<T, LossTerm>)
    // NOLINTNEXTLINE(google-explicit-constructor): .loss = {SoftmaxWithLoss{}}
    LossTerm(T l) : loss(std::move(l)) {}
    LossTerm(Loss l, std::string layer, std::string target_column = "targets", double factor = 1)
        : loss(std::move(l)), of(std::move(layer)), target(std::move(target_column)), weight(factor) {}

    /// What results call it beside others: "MeanSquaredError", or "size.MeanSquaredError" of the layer "size".
    std::string name() const;
    static Fields<LossTerm> fields();
};

/// All losses by name; add your own at start-up.
Table<LossRole>& losses();

/// The scalar to minimise: total / count, or total, as the loss's reduction says.
Var reduced(const Terms& terms, Reduction reduction);

}  // namespace xgrad::nn

template <> struct xgrad::EnumNames<xgrad::nn::Reduction> {
    static constexpr std::string_view names[] = {"mean", "sum"};
};
