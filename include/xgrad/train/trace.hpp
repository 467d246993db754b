#pragma once

#include "xgrad/data/dataset.hpp"
#include "xgrad/nn/loss.hpp"
#include "xgrad/nn/metric.hpp"
#include "xgrad/nn/network.hpp"
#include "xgrad/program/passes.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad {

/// What one example holds in one column of the data.
struct ColumnSpec {
    std::string name;
    Shape example;  ///< without the mini-batch axis
    Dtype dtype;

    std::size_t example_bytes() const { return static_cast<std::size_t>(example.size()) * size_of(dtype); }
};

/// Where settings stand in a config file, by their JSON path: "loss.reduction" to "m.json:14:22". For messages.
using Places = std::map<std::string, std::string, std::less<>>;

/// All that makes a model but the data it is for.
struct ModelSpec {
    nn::Network network;
    std::vector<nn::LossTerm> loss;  ///< added up; what the first one judges is the network's answer
    std::vector<nn::MetricOf> metrics = {};
    nn::Penalty penalty = {};  ///< of every weight whose layer has none of its own
    Dtype dtype = Dtype::float32;
    std::uint64_t seed = 1;
    CompileOptions compile = {};  ///< of all its programs
    Places places = {};
};

/// Whether losses compare with the column, rather than layers take it.
bool is_target(const ModelSpec& spec, std::string_view column);

/// What a trace is for: a training step, its forward pass alone, the loss and metrics of a set, or the network's answer.
enum class Use { train, forward, evaluate, predict };

/// A model traced for one use and one size of mini-batch.
struct Trace {
    Graph graph = {};
    std::vector<ColumnSpec> columns = {};  ///< those it reads; a prediction needs no targets
    std::vector<nn::Parameter> parameters = {};
    std::vector<nn::State> states = {};

    std::vector<Var> column_vars = {};
    std::vector<Var> parameter_vars = {};
    std::vector<Var> state_vars = {};
    std::optional<Var> key = {};  ///< of random numbers, where a layer asked for them

    std::vector<Var> outputs =
        {};  ///< what each loss judges, as it presents it: the first is the network's answer
    /// The objective (training adds the penalties to the losses), then total and count of each loss and each metric; none
    /// for a prediction.
    std::vector<Var> scalars = {};
    std::vector<Var> gradients = {};    ///< of the objective by each parameter; for a training step only
    std::vector<Var> next_states = {};  ///< what each state becomes; likewise
};

/// Throws what the network's layers and the loss throw for such data.
Trace trace(const ModelSpec& spec, const std::vector<ColumnSpec>& columns, Use use, std::int64_t batch);

/// Throws ConfigError if this machine has too little memory for the network's parameters or states.
void require_memory(const Trace& trace, const ModelSpec& spec);

/// A network's layers, whatever faults they have.
struct LayerTrace {
    std::vector<nn::TracedLayer> layers;
    std::vector<nn::Parameter> parameters;
    std::vector<nn::State> states;
};

/// Throws ConfigError for a network without layers.
LayerTrace trace_layers(const ModelSpec& spec, const std::vector<ColumnSpec>& columns, nn::Mode mode,
                        std::int64_t batch);

/// Throws DataError for targets that outputs of those shapes (of an example, one for each loss) cannot answer: a label that
/// is no class, outputs that are not as many as the classes; and ConfigError for a metric that means nothing for them.
void check_targets(const ModelSpec& spec, const std::vector<Shape>& outputs, const data::Dataset& set);

}  // namespace xgrad
