#include "xgrad/nn/scope.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace xgrad::nn {
namespace {

std::string below(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "/" + name;
}

}  // namespace

Fields<Penalty> Penalty::fields() {
    return {"Penalty", "l2/2 * sum(W^2) + l1 * sum(|W|), added to the loss for each weight W",
            field("l2", &Penalty::l2).at_least(0).help("strength of the squared penalty (weight decay)"),
            field("l1", &Penalty::l1)
                .at_least(0)
                .help("strength of the absolute penalty, which makes weights sparse")};
}

Array Parameter::initial_values(std::uint64_t seed, Dtype dtype) const {
    const std::string where = fmt::format("parameter \"{}\"", name);
    try {
        const Array values = initializer->values(shape, fans, RandomStream(seed, "parameter/" + name));
        if (values.shape() == shape) return values.as(dtype);
        throw ShapeError({.found = fmt::format("{} made values of shape {}", initializer.type(),
                                               to_string(values.shape())),
                          .expected = "shape " + to_string(shape)});
    } catch (const ShapeError& error) {
        Problem problem = error.problem();
        problem.where = where + (problem.where.empty() ? "" : ": " + problem.where);
        throw ShapeError(problem);
    }
}

struct Scope::Trace {
    Graph graph;
    Dtype dtype;
    Mode mode;
    Penalty penalty;
    std::vector<Parameter> parameters = {};
    std::vector<Var> vars = {};
    std::optional<Var> key = {};
};

Scope::Scope(const Graph& graph, Dtype dtype, Mode mode, const Penalty& penalty)
    : trace_(std::make_shared<Trace>(Trace{graph, dtype, mode, penalty})) {}

Scope::Scope(std::shared_ptr<Trace> trace, Paths paths, bool shares, const std::string& name,
             const Source& source)
    : trace_(std::move(trace)), paths_(std::move(paths)), shares_(shares),
      origin_(std::make_shared<OriginScope>(trace_->graph, name, source)) {}

Scope Scope::child(const std::string& name, const Source& source, const std::string& owner) {
    const bool shares = !owner.empty();
    const Paths paths{below(paths_.own, name), below(paths_.parameters, shares ? owner : name)};
    return {trace_, paths, shares_ || shares, name, source};
}

const Var& Scope::shared(const std::string& full_name, const Shape& shape) const {
    const auto& parameters = trace_->parameters;
    const auto known = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.name == full_name; });
    if (known == parameters.end())
        throw ConfigError(
            locate({.found = fmt::format("the shared layer has no parameter \"{}\"", full_name)}));
    if (known->shape != shape)
        throw ShapeError(
            locate({.found = fmt::format("\"{}\" has shape {}", full_name, to_string(known->shape)),
                    .expected = to_string(shape) + " for these inputs",
                    .fix = "layers that share parameters take inputs of the same shape"}));
    return trace_->vars[static_cast<std::size_t>(known - parameters.begin())];
}

Var Scope::parameter(const std::string& name, const Shape& shape, const Initializer& initializer, Fans fans) {
    const std::string full_name = below(paths_.parameters, name);
    if (shares_) return shared(full_name, shape);
    const auto same = [&](const Parameter& parameter) { return parameter.name == full_name; };
    if (std::ranges::any_of(trace_->parameters, same))
        throw ConfigError(locate({.found = fmt::format("two parameters named \"{}\"", full_name),
                                  .fix = "give each its own name"}));
    if (initializer.empty())
        throw ConfigError(locate({.found = fmt::format("no initializer for \"{}\"", full_name),
                                  .fix = "use Zeros, Normal, He or another one"}));
    trace_->parameters.push_back({full_name, shape, fans, initializer, Penalty{}});
    return trace_->vars.emplace_back(trace_->graph.input(full_name, shape, trace_->dtype));
}

Var Scope::weight(const std::string& name, const Shape& shape, Fans fans, const Initializer& initializer,
                  const std::optional<Penalty>& penalty) {
    Var weight = parameter(name, shape, initializer, fans);
    if (!shares_) trace_->parameters.back().penalty = penalty.value_or(trace_->penalty);
    return weight;
}

Dtype Scope::dtype() const { return trace_->dtype; }

bool Scope::training() const { return trace_->mode == Mode::train; }

Problem Scope::locate(Problem problem) const { return trace_->graph.locate(std::move(problem)); }

Var Scope::random_key() {
    if (!trace_->key) trace_->key = trace_->graph.input("random key", {2}, Dtype::int64);
    return *trace_->key;
}

const std::vector<Parameter>& Scope::parameters() const { return trace_->parameters; }

const std::vector<Var>& Scope::parameter_vars() const { return trace_->vars; }

const std::optional<Var>& Scope::key() const { return trace_->key; }

Var total_penalty(const Scope& scope) {
    Var total;
    const auto add = [&](const Var& term) { total = total.empty() ? term : total + term; };
    for (std::size_t i = 0; i < scope.parameters().size(); ++i) {
        const Penalty& penalty = scope.parameters()[i].penalty;
        const Var& weight = scope.parameter_vars()[i];
        if (penalty.l2 > 0) add(0.5 * penalty.l2 * sum(square(weight)));
        if (penalty.l1 > 0) add(penalty.l1 * sum(abs(weight)));
    }
    return total;
}

}  // namespace xgrad::nn
