#pragma once

#include "xgrad/base/table.hpp"
#include "xgrad/graph/var.hpp"
#include "xgrad/nn/scope.hpp"

#include <span>
#include <type_traits>

namespace xgrad::nn {

/// A layer: a struct with fields() and one of
///   Var operator()(Scope& scope, const Var& x) const                      one input
///   Var operator()(Scope& scope, std::span<const Var> inputs) const      several
/// The first axis of every input and output is the mini-batch.
struct LayerRole {
    static constexpr std::string_view name = "layer";
    static constexpr std::string_view key = "type";

    struct Concept {
        virtual ~Concept() = default;
        virtual Var apply(Scope& scope, std::span<const Var> inputs) const = 0;
        /// Whether it takes more than one input.
        virtual bool takes_several() const = 0;
    };
    template <class T> struct Model : Concept {
        static constexpr bool several = std::is_invocable_r_v<Var, const T&, Scope&, std::span<const Var>>;
        explicit Model(T v) : value(std::move(v)) {}
        bool takes_several() const override { return several; }
        Var apply(Scope& scope, std::span<const Var> inputs) const override {
            if constexpr (several) return value(scope, inputs);
            else return value(scope, inputs.front());
        }
        T value;
    };
    static const Table<LayerRole>& table();
};

using Layer = Piece<LayerRole>;

/// All layers by name; add your own at start-up: layers().add<MyLayer>().
Table<LayerRole>& layers();

}  // namespace xgrad::nn
