#include "xgrad/train/trace.hpp"

#include "train/places.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/data/dataset.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"

#include <fmt/format.h>
#include <set>

namespace xgrad {
namespace {

// Makes the columns inputs of the graph and returns those that layers may name.
std::vector<nn::NamedVar> add_columns(Trace& trace, const std::vector<ColumnSpec>& columns, Use use,
                                      std::int64_t batch, Var& target) {
    std::vector<nn::NamedVar> inputs;
    for (const ColumnSpec& column : columns) {
        const bool is_target = column.name == data::targets_column;
        if (is_target && use == Use::predict) continue;
        const Var v = trace.graph.input(column.name, column.example.with_axis(0, batch), column.dtype);
        trace.columns.push_back(column);
        trace.column_vars.push_back(v);
        if (is_target) target = v;
        else inputs.push_back({column.name, v});
    }
    return inputs;
}

Source source_of(const ModelSpec& spec, const std::string& path, std::string_view type) {
    return {.place = place_of(spec.places, path), .label = fmt::format("{} ({})", path, type)};
}

void add_objective(Trace& trace, const ModelSpec& spec, const nn::Scope& scope, Use use,
                   const Var& prediction, const Var& target) {
    if (target.empty())
        throw DataError({.where = "data",
                         .found = "no targets",
                         .expected = "a column of targets to train and evaluate with"});
    const OriginScope origin(trace.graph, "loss", source_of(spec, "loss", spec.loss.type()));
    const nn::Terms loss = spec.loss->terms(prediction, target);
    Var objective = nn::reduced(loss, spec.loss->reduction());
    const Var penalty = nn::total_penalty(scope);
    if (use == Use::train && !penalty.empty()) objective = objective + penalty;
    trace.scalars = {objective, loss.total, loss.count};
    for (std::size_t i = 0; i < spec.metrics.size(); ++i) {
        const nn::Metric& metric = spec.metrics[i];
        const OriginScope metric_origin(trace.graph, std::string(metric.type()),
                                        source_of(spec, metric_path(i), metric.type()));
        const nn::Terms terms = metric->terms({prediction, trace.output, target, spec.loss->ignored_label()});
        trace.scalars.insert(trace.scalars.end(), {terms.total, terms.count});
    }
    if (use == Use::train) trace.gradients = gradients(objective, scope.parameter_vars());
}

// Results tell metrics apart by their names.
void require_different(const std::vector<nn::Metric>& metrics) {
    std::set<std::string_view> names;
    for (const nn::Metric& metric : metrics)
        if (!names.insert(metric.type()).second)
            throw ConfigError({.where = "training.metrics",
                               .found = fmt::format("{} stands there twice", metric.type()),
                               .expected = "each metric once"});
}

// Of what comes from C++, nothing has been looked at yet.
void require_complete(ModelSpec spec) {
    if (spec.loss.empty())
        throw ConfigError({.where = "loss",
                           .found = "not set",
                           .expected = "a loss",
                           .fix = "for classes, set it to SoftmaxWithLoss"});
    require_valid(spec.loss.record(), "loss");
    for (nn::Metric& metric : spec.metrics) require_valid(metric.record(), "metrics");
    locating(spec.places, "training.metrics", [&] { require_different(spec.metrics); });
}

}  // namespace

std::string metric_path(std::size_t index) { return fmt::format("training.metrics[{}]", index); }

LayerTrace trace_layers(const ModelSpec& spec, const std::vector<ColumnSpec>& columns) {
    Trace inputs;
    Var target;
    const std::vector<nn::NamedVar> named = add_columns(inputs, columns, Use::predict, 1, target);
    nn::Scope scope(inputs.graph, spec.dtype, nn::Mode::train, spec.penalty);
    std::vector<nn::TracedLayer> layers = spec.network.trace(scope, named);
    return {std::move(layers), scope.parameters()};
}

void check_targets(const ModelSpec& spec, const Shape& prediction, const data::Dataset& set) {
    const nn::TargetSet targets{.values = set.targets(),
                                .prediction = prediction,
                                .classes = static_cast<std::int64_t>(set.classes.size()),
                                .answered_by = spec.network.last_label()};
    locating(spec.places, "loss", [&] { spec.loss->check(targets); });
    for (std::size_t i = 0; i < spec.metrics.size(); ++i) {
        const nn::Metric& metric = spec.metrics[i];
        const std::string label = fmt::format("{} ({})", metric_path(i), metric.type());
        locating(spec.places, label, [&] { metric->check(targets); });
    }
}

Trace trace(const ModelSpec& spec, const std::vector<ColumnSpec>& columns, Use use, std::int64_t batch) {
    require_complete(spec);
    Trace result;
    Var target;
    const std::vector<nn::NamedVar> inputs = add_columns(result, columns, use, batch, target);
    nn::Scope scope(result.graph, spec.dtype, use == Use::train ? nn::Mode::train : nn::Mode::evaluate,
                    spec.penalty);
    const Var prediction = spec.network(scope, inputs);
    result.output = spec.loss->output(prediction);
    if (use != Use::predict) add_objective(result, spec, scope, use, prediction, target);
    result.parameters = scope.parameters();
    result.parameter_vars = scope.parameter_vars();
    result.key = scope.key();
    return result;
}

}  // namespace xgrad
