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
    nn::Loss loss;
    std::vector<nn::Metric> metrics = {};
    nn::Penalty penalty = {};  ///< of every weight whose layer has none of its own
    Dtype dtype = Dtype::float32;
    std::uint64_t seed = 1;
    CompileOptions compile = {};  ///< of all its programs
    Places places = {};
};

/// The JSON path of a metric.
std::string metric_path(std::size_t index);

/// What a trace is for: a training step, the loss and metrics of a set, or the network's answer.
enum class Use { train, evaluate, predict };

/// A model traced for one use and one size of mini-batch.
struct Trace {
    Graph graph = {};
    std::vector<ColumnSpec> columns = {};  ///< those it reads; a prediction needs no targets
    std::vector<nn::Parameter> parameters = {};

    std::vector<Var> column_vars = {};
    std::vector<Var> parameter_vars = {};
    std::optional<Var> key = {};  ///< of random numbers, where a layer asked for them

    Var output = {};  ///< the network's answer, as the loss presents it
    std::vector<Var> scalars =
        {};  ///< the objective (training adds the penalties to the loss), then total and count of the loss and of each metric; none for a prediction
    std::vector<Var> gradients = {};  ///< of the objective by each parameter; for a training step only
};

/// Throws what the network's layers and the loss throw for such data.
Trace trace(const ModelSpec& spec, const std::vector<ColumnSpec>& columns, Use use, std::int64_t batch);

/// A network's layers traced for one example in training, whatever faults they have.
struct LayerTrace {
    std::vector<nn::TracedLayer> layers;
    std::vector<nn::Parameter> parameters;
};

/// Throws ConfigError for a network without layers.
LayerTrace trace_layers(const ModelSpec& spec, const std::vector<ColumnSpec>& columns);

/// Throws DataError for targets that outputs of that shape cannot answer (`prediction`: of one example): a label that is no
/// class, outputs that are not as many as the classes; and ConfigError for a metric that means nothing for such targets.
void check_targets(const ModelSpec& spec, const Shape& prediction, const data::Dataset& set);

}  // namespace xgrad
