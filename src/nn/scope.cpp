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

// The first values of a parameter or a state; `kind` and its name key the random numbers.
Array first_values(const std::string& kind, const std::string& name, const Shape& shape, Fans fans,
                   const Initializer& initializer, std::uint64_t seed) {
    try {
        Array values = initializer->values(shape, fans, RandomStream(seed, kind + "/" + name));
        if (values.shape() == shape) return values;
        throw ShapeError({.found = fmt::format("{} made values of shape {}", initializer.type(),
                                               to_string(values.shape())),
                          .expected = "shape " + to_string(shape)});
    } catch (const ShapeError& error) {
        Problem problem = error.problem();
        const std::string where = fmt::format("{} \"{}\"", kind, name);
        problem.where = where + (problem.where.empty() ? "" : ": " + problem.where);
        throw ShapeError(problem);
    }
}

template <class Declared> auto find_named(const std::vector<Declared>& all, const std::string& name) {
    return std::find_if(all.begin(), all.end(),
                        [&](const Declared& declared) { return declared.name == name; });
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
    return first_values("parameter", name, shape, fans, initializer, seed).as(dtype);
}

Array State::initial_values(std::uint64_t seed, Dtype dtype) const {
    return first_values("state", name, shape, {1, 1}, initializer, seed).as(dtype);
}

struct Scope::Trace {
    Graph graph;
    Dtype dtype;
    Mode mode;
    Penalty penalty;
    std::vector<Parameter> parameters = {};
    std::vector<Var> vars = {};
    std::vector<State> states = {};
    std::vector<Var> state_vars = {};
    std::vector<Var> next_states = {};
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
    const Paths paths{below(paths_.own, name), below(paths_.shared, shares ? owner : name)};
    return {trace_, paths, shares_ || shares, name, source};
}

// Which of them the shared layer's one of that name is.
template <class Declared>
std::size_t Scope::shared(const std::vector<Declared>& all, std::string_view kind,
                          const std::string& full_name, const Shape& shape) const {
    const auto known = find_named(all, full_name);
    if (known == all.end())
        throw ConfigError(
            locate({.found = fmt::format("the shared layer has no {} \"{}\"", kind, full_name)}));
    if (known->shape != shape)
        throw ShapeError(
            locate({.found = fmt::format("\"{}\" has shape {}", full_name, to_string(known->shape)),
                    .expected = to_string(shape) + " for these inputs",
                    .fix = "layers that share parameters take inputs of the same shape"}));
    return static_cast<std::size_t>(known - all.begin());
}

void Scope::require_new(std::string_view kind, const std::string& full_name,
                        const Initializer& initializer) const {
    const bool is_parameter = find_named(trace_->parameters, full_name) != trace_->parameters.end();
    const bool is_state = find_named(trace_->states, full_name) != trace_->states.end();
    const bool same_kind = is_parameter == (kind == "parameter");
    if (is_parameter || is_state)
        throw ConfigError(
            locate({.found = fmt::format("{} named \"{}\"",
                                         same_kind ? fmt::format("two {}s", kind) : "a parameter and a state",
                                         full_name),
                    .fix = "give each its own name"}));
    if (initializer.empty())
        throw ConfigError(locate({.found = fmt::format("no initializer for \"{}\"", full_name),
                                  .fix = "use Zeros, Normal, He or another one"}));
}

Var Scope::parameter(const std::string& name, const Shape& shape, const Initializer& initializer, Fans fans) {
    const std::string full_name = below(paths_.shared, name);
    if (shares_) return trace_->vars[shared(trace_->parameters, "parameter", full_name, shape)];
    require_new("parameter", full_name, initializer);
    trace_->parameters.push_back({full_name, shape, fans, initializer, Penalty{}});
    return trace_->vars.emplace_back(trace_->graph.input(full_name, shape, trace_->dtype));
}

Var Scope::weight(const std::string& name, const Shape& shape, Fans fans, const Initializer& initializer,
                  const std::optional<Penalty>& penalty) {
    Var weight = parameter(name, shape, initializer, fans);
    if (!shares_) trace_->parameters.back().penalty = penalty.value_or(trace_->penalty);
    return weight;
}

Var Scope::state(const std::string& name, const Shape& shape, const Initializer& initializer) {
    const std::string full_name = below(paths_.shared, name);
    if (shares_) return trace_->next_states[shared(trace_->states, "state", full_name, shape)];
    require_new("state", full_name, initializer);
    trace_->states.push_back({full_name, shape, initializer});
    trace_->state_vars.push_back(trace_->graph.input(full_name, shape, trace_->dtype));
    return trace_->next_states.emplace_back(trace_->state_vars.back());
}

void Scope::update(const std::string& name, const Var& next) {
    const std::string full_name = below(paths_.shared, name);
    const auto known = find_named(trace_->states, full_name);
    if (known == trace_->states.end())
        throw ConfigError(locate({.found = fmt::format("there is no state \"{}\" to update", full_name),
                                  .fix = "declare it first"}));
    if (next.shape() != known->shape)
        throw ShapeError(
            locate({.found = fmt::format("\"{}\" would become shape {}", full_name, to_string(next.shape())),
                    .expected = to_string(known->shape)}));
    if (next.dtype() != trace_->dtype)
        throw TypeError(
            locate({.found = fmt::format("\"{}\" would become {}", full_name, to_string(next.dtype())),
                    .expected = fmt::format("{}, the model's", to_string(trace_->dtype))}));
    if (training()) trace_->next_states[static_cast<std::size_t>(known - trace_->states.begin())] = next;
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

const std::vector<State>& Scope::states() const { return trace_->states; }

const std::vector<Var>& Scope::state_vars() const { return trace_->state_vars; }

const std::vector<Var>& Scope::next_states() const { return trace_->next_states; }

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
