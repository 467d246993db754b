#include "xgrad/train/trace.hpp"

#include "base/memory.hpp"
#include "train/places.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/data/dataset.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace xgrad {
namespace {

template <class Declared> double bytes_of(const std::vector<Declared>& all, Dtype dtype) {
    double bytes = 0;
    for (const Declared& declared : all)
        bytes += static_cast<double>(declared.shape.size()) * static_cast<double>(size_of(dtype));
    return bytes;
}

// Makes the columns inputs of the graph and returns those that layers may name.
std::vector<nn::NamedVar> add_columns(Trace& trace, const ModelSpec& spec,
                                      const std::vector<ColumnSpec>& columns, Use use, std::int64_t batch) {
    std::vector<nn::NamedVar> inputs;
    for (const ColumnSpec& column : columns) {
        const bool target = is_target(spec, column.name);
        if (target && use == Use::predict) continue;
        const Var v = trace.graph.input(column.name, column.example.with_axis(0, batch), column.dtype);
        trace.columns.push_back(column);
        trace.column_vars.push_back(v);
        if (!target) inputs.push_back({column.name, v});
    }
    return inputs;
}

std::string loss_path(const ModelSpec& spec, std::size_t index) {
    return spec.loss.size() == 1 && !spec.places.contains("loss[0]") ? "loss"
                                                                     : fmt::format("loss[{}]", index);
}

std::string metric_path(std::size_t index) { return fmt::format("training.metrics[{}]", index); }

std::string labelled(const std::string& path, std::string_view type) {
    return fmt::format("{} ({})", path, type);
}

Source source_of(const ModelSpec& spec, const std::string& path, std::string_view type) {
    return {.place = place_of(spec.places, path), .label = labelled(path, type)};
}

// The one of that name among those known, as an index.
std::size_t find(const std::string& name, const std::vector<std::string>& known, std::string_view kind,
                 const ModelSpec& spec, const std::string& path) {
    const auto found = std::find(known.begin(), known.end(), name);
    if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
    const std::string nearest = nearest_name(name, known);
    throw ConfigError({.place = place_of(spec.places, path),
                       .where = path,
                       .found = fmt::format("there is no {} \"{}\"", kind, name),
                       .expected = nearest.empty() ? fmt::format("one of {}", fmt::join(known, ", ")) : "",
                       .fix = nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)});
}

// What each loss judges.
std::vector<Var> predictions(const ModelSpec& spec, const std::vector<nn::TracedLayer>& layers) {
    std::vector<std::string> names;
    for (const nn::TracedLayer& layer : layers) names.push_back(layer.name);
    std::vector<Var> values;
    for (std::size_t i = 0; i < spec.loss.size(); ++i) {
        const std::string& of = spec.loss[i].of;
        values.push_back(of.empty()
                             ? layers.back().value
                             : layers[find(of, names, "layer", spec, loss_path(spec, i) + ".of")].value);
    }
    return values;
}

// The loss whose layer a metric looks at.
std::size_t judge_of(const ModelSpec& spec, std::size_t metric) {
    if (spec.metrics[metric].of.empty()) return 0;
    std::vector<std::string> judged;
    for (const nn::LossTerm& term : spec.loss) judged.push_back(term.of);
    return find(spec.metrics[metric].of, judged, "loss of a layer", spec, metric_path(metric) + ".of");
}

// Puts losses and metrics behind the network.
class Judge {
public:
    Judge(Trace& trace, const ModelSpec& spec, const std::vector<Var>& predictions)
        : trace_(trace), spec_(spec), predictions_(predictions) {}

    // The weighted sum of the losses.
    Var add_losses() {
        Var sum;
        for (std::size_t i = 0; i < spec_.loss.size(); ++i) {
            const nn::LossTerm& term = spec_.loss[i];
            const OriginScope origin(trace_.graph, "loss",
                                     source_of(spec_, loss_path(spec_, i), term.loss.type()));
            const nn::Terms terms = term.loss->terms(predictions_[i], target_of(i));
            add(terms);
            const Var loss = nn::reduced(terms, term.loss->reduction());
            const Var weighted = term.weight == 1 ? loss : term.weight * loss;
            sum = sum.empty() ? weighted : sum + weighted;
        }
        return sum;
    }

    void add_metrics() {
        for (std::size_t i = 0; i < spec_.metrics.size(); ++i) {
            const nn::MetricOf& metric = spec_.metrics[i];
            const std::size_t judge = judge_of(spec_, i);
            const OriginScope origin(trace_.graph, std::string(metric.metric.type()),
                                     source_of(spec_, metric_path(i), metric.metric.type()));
            add(metric.metric->terms({predictions_[judge], trace_.outputs[judge], target_of(judge),
                                      spec_.loss[judge].loss->ignored_label()}));
        }
    }

private:
    void add(const nn::Terms& terms) {
        trace_.scalars.insert(trace_.scalars.end(), {terms.total, terms.count});
    }

    Var target_of(std::size_t loss) const {
        const std::string& name = spec_.loss[loss].target;
        std::vector<std::string> columns;
        for (const ColumnSpec& column : trace_.columns) columns.push_back(column.name);
        if (name == data::targets_column && std::find(columns.begin(), columns.end(), name) == columns.end())
            throw DataError({.where = "data",
                             .found = "no targets",
                             .expected = "a column of targets to train and evaluate with"});
        const std::string path = loss_path(spec_, loss) + ".target";
        return trace_.column_vars[find(name, columns, "column", spec_, path)];
    }

    Trace& trace_;
    const ModelSpec& spec_;
    const std::vector<Var>& predictions_;
};

Var with_penalties(const Var& loss, const nn::Scope& scope) {
    const OriginScope origin(loss.graph(), "loss");
    const Var penalty = nn::total_penalty(scope);
    return penalty.empty() ? loss : loss + penalty;
}

bool is_training(Use use) { return use == Use::train || use == Use::forward; }

void add_objective(Trace& trace, const ModelSpec& spec, const nn::Scope& scope, Use use,
                   const std::vector<Var>& predictions) {
    Judge judge(trace, spec, predictions);
    Var objective = judge.add_losses();
    if (is_training(use)) objective = with_penalties(objective, scope);
    trace.scalars.insert(trace.scalars.begin(), objective);
    judge.add_metrics();
    if (use == Use::train) trace.gradients = gradients(objective, scope.parameter_vars());
}

// Results tell them apart by their names.
template <class Named>
void require_different(const std::vector<Named>& all, const std::string& where, const std::string& kind) {
    std::set<std::string> names;
    for (const Named& one : all)
        if (!names.insert(one.name()).second)
            throw ConfigError({.where = where,
                               .found = fmt::format("{} stands there twice", one.name()),
                               .expected = fmt::format("each {} once", kind)});
}

// Of what comes from C++, nothing has been looked at yet.
void require_complete(ModelSpec spec) {
    const auto is_unset = [](const nn::LossTerm& term) { return term.loss.empty(); };
    if (spec.loss.empty() || std::any_of(spec.loss.begin(), spec.loss.end(), is_unset))
        throw ConfigError({.where = "loss",
                           .found = "not set",
                           .expected = "a loss",
                           .fix = "for classes, set it to SoftmaxWithLoss"});
    for (nn::LossTerm& term : spec.loss) require_valid(record_of(term), "loss");
    for (nn::MetricOf& metric : spec.metrics) require_valid(record_of(metric), "metrics");
    locating(spec.places, "loss", [&] { require_different(spec.loss, "loss", "loss"); });
    locating(spec.places, "training.metrics",
             [&] { require_different(spec.metrics, "training.metrics", "metric"); });
}

}  // namespace

bool is_target(const ModelSpec& spec, std::string_view column) {
    if (column == data::inputs_column) return false;
    const auto compares = [&](const nn::LossTerm& term) { return term.target == column; };
    return column == data::targets_column || std::any_of(spec.loss.begin(), spec.loss.end(), compares);
}

LayerTrace trace_layers(const ModelSpec& spec, const std::vector<ColumnSpec>& columns, nn::Mode mode,
                        std::int64_t batch) {
    Trace inputs;
    const std::vector<nn::NamedVar> named = add_columns(inputs, spec, columns, Use::predict, batch);
    nn::Scope scope(inputs.graph, spec.dtype, mode, spec.penalty);
    std::vector<nn::TracedLayer> layers = spec.network.trace(scope, named);
    return {std::move(layers), scope.parameters(), scope.states()};
}

void check_targets(const ModelSpec& spec, const std::vector<Shape>& outputs, const data::Dataset& set) {
    const auto targets = [&](std::size_t loss) {
        const nn::LossTerm& term = spec.loss[loss];
        const bool named = term.target == data::targets_column;
        return nn::TargetSet{.values = set[term.target],
                             .prediction = outputs[loss],
                             .classes = named ? static_cast<std::int64_t>(set.classes.size()) : 0,
                             .answered_by = term.of.empty() ? spec.network.last_label()
                                                            : fmt::format("layer \"{}\"", term.of)};
    };
    for (std::size_t i = 0; i < spec.loss.size(); ++i)
        locating(spec.places, loss_path(spec, i), [&] { spec.loss[i].loss->check(targets(i)); });
    for (std::size_t i = 0; i < spec.metrics.size(); ++i) {
        const nn::Metric& metric = spec.metrics[i].metric;
        locating(spec.places, labelled(metric_path(i), metric.type()),
                 [&] { metric->check(targets(judge_of(spec, i))); });
    }
}

Trace trace(const ModelSpec& spec, const std::vector<ColumnSpec>& columns, Use use, std::int64_t batch) {
    require_complete(spec);
    Trace result;
    const std::vector<nn::NamedVar> inputs = add_columns(result, spec, columns, use, batch);
    nn::Scope scope(result.graph, spec.dtype, is_training(use) ? nn::Mode::train : nn::Mode::evaluate,
                    spec.penalty);
    const std::vector<nn::TracedLayer> layers = spec.network.sound_trace(scope, inputs);
    const std::vector<Var> judged = predictions(spec, layers);
    for (std::size_t i = 0; i < judged.size(); ++i)
        result.outputs.push_back(spec.loss[i].loss->output(judged[i]));
    if (use != Use::predict) add_objective(result, spec, scope, use, judged);
    result.parameters = scope.parameters();
    result.parameter_vars = scope.parameter_vars();
    result.states = scope.states();
    result.state_vars = scope.state_vars();
    if (is_training(use)) result.next_states = scope.next_states();
    result.key = scope.key();
    return result;
}

void require_memory(const Trace& trace, const ModelSpec& spec) {
    locating(spec.places, "model", [&] {
        require_memory(2 * bytes_of(trace.parameters, spec.dtype), "the parameters and their gradients");
        require_memory(2 * bytes_of(trace.states, spec.dtype), "the layers' states");
    });
}

}  // namespace xgrad
