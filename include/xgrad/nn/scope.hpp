#pragma once

#include "xgrad/graph/graph.hpp"
#include "xgrad/nn/initializer.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad::nn {

/// Terms that a weight W adds to the loss: l2/2 * sum(W^2) + l1 * sum(|W|).
struct Penalty {
    double l2 = 0;
    double l1 = 0;

    static Fields<Penalty> fields();
};

/// A trainable array: what a layer declares, and all that is needed to make it.
struct Parameter {
    std::string name;  ///< "fc1/weight"
    Shape shape;
    Fans fans;
    Initializer initializer;
    Penalty penalty;

    /// Its first values: the same for the same seed and name, whatever other parameters there are.
    /// Throws ShapeError, naming the parameter, if its initializer has none of that shape.
    Array initial_values(std::uint64_t seed, Dtype dtype) const;
};

/// An array that a layer carries from one training step to the next, such as a running mean. It is no parameter: it has no
/// gradient, and neither optimizer nor penalty touches it.
struct State {
    std::string name;  ///< "norm1/running_mean"
    Shape shape;
    Initializer initializer;

    /// As Parameter::initial_values.
    Array initial_values(std::uint64_t seed, Dtype dtype) const;
};

/// Whether a graph is traced to be trained (dropout drops) or to be used (it does not).
enum class Mode { train, evaluate };

/// What a layer needs to build its part of a graph: it declares parameters and states, and asks for the mode and for
/// randomness. It declares the same ones in every mode. A Scope belongs to one trace; a child is the same trace one name
/// deeper.
class Scope {
public:
    /// The root of a trace that adds to `graph`. `penalty` is that of weights whose layer has none of its own.
    Scope(const Graph& graph, Dtype dtype, Mode mode, const Penalty& penalty = {});

    /// The scope of a layer: nodes made while it lives carry its path, and errors its source. `owner`: an earlier child
    /// whose parameters and states it takes in place of its own.
    Scope child(const std::string& name, const Source& source = {}, const std::string& owner = {});

    /// A parameter of the layer: an input of the graph named by the path, initialized as said, without penalty.
    /// Throws ConfigError if there is one or a state of that name already or no initializer; of another layer's
    /// parameters, ShapeError or ConfigError if there is none of that name and shape.
    Var parameter(const std::string& name, const Shape& shape, const Initializer& initializer,
                  Fans fans = {1, 1});
    /// A weight: a parameter on which the layer's penalty, or else the model's, is laid.
    Var weight(const std::string& name, const Shape& shape, Fans fans, const Initializer& initializer,
               const std::optional<Penalty>& penalty);

    /// A state of the layer: an input of the graph named by the path, which holds what the training steps so far made of its
    /// first values. The later uses of a shared layer get what the one before them made of it in this step. Throws as
    /// parameter() does.
    Var state(const std::string& name, const Shape& shape, const Initializer& initializer);
    /// Says what the layer's state of that name becomes by the training step; the last word counts. Where the graph is
    /// not traced to be trained, states stay as they are, and it does nothing. Throws ConfigError if there is no such state,
    /// ShapeError or TypeError for a value of another shape or dtype.
    void update(const std::string& name, const Var& next);

    Dtype dtype() const;
    bool training() const;
    /// The problem with its place and where filled in for the layer.
    Problem locate(Problem problem) const;
    /// The key of this run's random numbers, an int64 [2] input of the graph, different at each step of training.
    Var random_key();
    /// The path from the root: "encoder/fc1".
    const std::string& path() const noexcept { return paths_.own; }

    /// What the trace declared so far, in order, and its inputs: parameters as Vars, and the key if it was asked for.
    const std::vector<Parameter>& parameters() const;
    const std::vector<Var>& parameter_vars() const;
    const std::vector<State>& states() const;
    const std::vector<Var>& state_vars() const;
    /// What each state becomes by the step: its own Var if no layer said so.
    const std::vector<Var>& next_states() const;
    const std::optional<Var>& key() const;

private:
    struct Trace;
    struct Paths {
        std::string own;
        std::string shared;  // of its parameters and states: another layer's where they are shared
    };
    Scope(std::shared_ptr<Trace> trace, Paths paths, bool shares, const std::string& name,
          const Source& source);
    template <class Declared>
    std::size_t shared(const std::vector<Declared>& all, std::string_view kind, const std::string& full_name,
                       const Shape& shape) const;
    void require_new(std::string_view kind, const std::string& full_name,
                     const Initializer& initializer) const;

    std::shared_ptr<Trace> trace_;
    Paths paths_;
    bool shares_ = false;
    std::shared_ptr<OriginScope> origin_;
};

/// The penalties of all parameters as a scalar of the graph; empty if there are none.
Var total_penalty(const Scope& scope);

}  // namespace xgrad::nn
