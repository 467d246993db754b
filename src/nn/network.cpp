#include "xgrad/nn/network.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <map>
#include <set>

namespace xgrad::nn {
namespace {

// Until its type and name are known.
std::string provisional_label(const NamedLayer& layer) {
    if (!layer.name.empty()) return fmt::format("layer \"{}\"", layer.name);
    return layer.share.empty() ? "a layer" : fmt::format("the layer that shares \"{}\"", layer.share);
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(text.begin(), text.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

// One pass over the layers, with the values that later layers may name.
class Tracer {
public:
    Tracer(Scope& scope, std::span<const NamedVar> columns, const std::vector<NamedLayer>& layers)
        : scope_(scope), columns_(columns), layers_(layers) {
        for (const NamedVar& column : columns) given_names_.insert(column.name);
        for (const NamedLayer& layer : layers) given_names_.insert(layer.name);
        if (columns.empty())
            throw ConfigError({.where = "model", .found = "no input column", .expected = "at least one"});
    }

    void add(const NamedLayer& layer) {
        TracedLayer traced{.name = layer.name,
                           .first_parameter = scope_.parameters().size(),
                           .first_state = scope_.states().size()};
        const Graph graph = columns_.front().value.graph();
        traced.first_node = graph.size();
        try {
            trace(layer, traced);
        } catch (const Error&) {
            traced.fault = std::current_exception();
        }
        traced.parameters = scope_.parameters().size() - traced.first_parameter;
        traced.states = scope_.states().size() - traced.first_state;
        traced.nodes = graph.size() - traced.first_node;
        traced_.push_back(std::move(traced));
    }

    std::vector<TracedLayer> finish() {
        traced_.back().used = true;
        return std::move(traced_);
    }

private:
    void trace(const NamedLayer& layer, TracedLayer& traced) {
        source_ = layer.source;
        if (source_.label.empty()) source_.label = provisional_label(layer);
        const NamedLayer& owner = owner_of(layer);
        if (owner.layer.empty())
            throw ConfigError({.place = source_.place,
                               .where = source_.label,
                               .found = "no type",
                               .expected = "a layer, such as Linear"});
        if (layer.name.empty()) traced.name = next_name(owner);
        if (layer.source.label.empty())
            source_.label = fmt::format("layer \"{}\" ({})", traced.name, owner.layer.type());
        check(layer, owner.layer, traced.name);
        traced.inputs = layer.inputs.empty() ? std::vector{layer_before()} : layer.inputs;
        const std::vector<Var> inputs = find_inputs(traced.inputs);
        const auto unknown = [](const Var& input) { return input.empty(); };
        if (std::any_of(inputs.begin(), inputs.end(), unknown)) return;
        Scope scope = scope_.child(traced.name, source_, &owner == &layer ? "" : name_of(owner));
        traced.value = apply(owner.layer, scope, inputs);
    }

    // The layer itself, or the one above with whose settings and parameters it works.
    const NamedLayer& owner_of(const NamedLayer& layer) {
        if (layer.share.empty()) return layer;
        const TracedLayer* shared = find_layer(layer.share);
        if (shared == nullptr)
            throw ConfigError(unknown(layer.share, fmt::format("\"{}\", which it shares,", layer.share),
                                      "no layer above this one"));
        return owner_of(layers_[static_cast<std::size_t>(shared - traced_.data())]);
    }

    const std::string& name_of(const NamedLayer& layer) const {
        return traced_[static_cast<std::size_t>(&layer - layers_.data())].name;
    }

    std::string layer_before() const { return traced_.empty() ? columns_.front().name : traced_.back().name; }

    // A shape that the layer makes by itself, outside any op, knows nothing of the layer when it complains.
    Var apply(const Layer& layer, Scope& scope, std::span<const Var> inputs) const {
        try {
            return layer->apply(scope, inputs);
        } catch (const ShapeError& error) {
            Problem problem = error.problem();
            if (problem.where.starts_with(source_.label)) throw;
            if (problem.place.empty()) problem.place = source_.place;
            problem.where = source_.label + (problem.where.empty() ? "" : ": " + problem.where);
            throw ShapeError(problem);
        }
    }

    std::string next_name(const NamedLayer& owner) {
        const std::string type = lower(owner.layer.type());
        std::string name;
        do name = fmt::format("{}{}", type, ++counts_[type]);
        while (given_names_.contains(name));
        return name;
    }

    TracedLayer* find_layer(const std::string& name) {
        const auto named = std::find_if(traced_.begin(), traced_.end(),
                                        [&](const TracedLayer& layer) { return layer.name == name; });
        return named == traced_.end() ? nullptr : &*named;
    }

    const NamedVar* find_column(const std::string& name) const {
        const auto named = std::find_if(columns_.begin(), columns_.end(),
                                        [&](const NamedVar& column) { return column.name == name; });
        return named == columns_.end() ? nullptr : &*named;
    }

    void check(const NamedLayer& layer, const Layer& type, const std::string& name) {
        if (name.find_first_of("/\\\"") != std::string::npos || name.front() == ' ')
            throw ConfigError(
                {.place = source_.place,
                 .where = source_.label,
                 .found = fmt::format("the name {}", in_quotes(name)),
                 .expected = "a name without slashes and quotes: \"fc1\"",
                 .fix = "parameters are named by the layers around them, with slashes between"});
        if (find_layer(name) != nullptr || find_column(name) != nullptr)
            throw ConfigError({.place = source_.place,
                               .where = source_.label,
                               .found = fmt::format("the name \"{}\" stands twice", name),
                               .fix = "rename one of the two"});
        if (layer.inputs.size() > 1 && !type->takes_several())
            throw ConfigError({.place = source_.place,
                               .where = source_.label,
                               .found = fmt::format("{} inputs", layer.inputs.size()),
                               .expected = fmt::format("one: {} takes a single input", type.type()),
                               .fix = "join them first with Add, Multiply or Concatenate"});
        Layer copy = type;
        require_valid(copy.record(), source_.label);
    }

    std::vector<Var> find_inputs(const std::vector<std::string>& names) {
        std::vector<Var> inputs;
        for (const std::string& name : names) {
            TracedLayer* layer = find_layer(name);
            const NamedVar* column = find_column(name);
            if (layer == nullptr && column == nullptr)
                throw ConfigError(unknown(name, fmt::format("input \"{}\"", name),
                                          "no layer above this one and no data column"));
            if (layer != nullptr) layer->used = true;
            inputs.push_back(layer != nullptr ? layer->value : column->value);
        }
        return inputs;
    }

    Problem unknown(const std::string& name, const std::string& what, const std::string& kind) const {
        std::vector<std::string> names;
        if (kind.ends_with("column"))
            for (const NamedVar& column : columns_) names.push_back(column.name);
        for (const TracedLayer& layer : traced_) names.push_back(layer.name);
        const std::string nearest = nearest_name(name, names);
        return {.place = source_.place,
                .where = source_.label,
                .found = fmt::format("{} is {}", what, kind),
                .expected = nearest.empty() ? fmt::format("one of {}", fmt::join(names, ", ")) : "",
                .fix = nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)};
    }

    Scope& scope_;
    std::span<const NamedVar> columns_;
    const std::vector<NamedLayer>& layers_;
    std::vector<TracedLayer> traced_;    // of the layers so far
    Source source_;                      // of the layer at hand
    std::map<std::string, int> counts_;  // unnamed layers so far, by type
    std::set<std::string> given_names_;
};

}  // namespace

Fields<NamedLayer> NamedLayer::fields() {
    return Fields<NamedLayer>{
        "Layer",
        "a layer of the network",
        field("name", &NamedLayer::name)
            .help("how later layers and parameters call it; by default its type and a number"),
        field("inputs", &NamedLayer::inputs)
            .help("layers above or data columns that it takes; by default the layer before it"),
        field("share", &NamedLayer::share)
            .given_as<Share>()
            .help(
                "in place of a type: a layer above, whose settings, parameters and states this one has too"),
        inline_fields("layer", &NamedLayer::layer).required_unless("share")}
        .constructed_from({"name", "layer", "inputs"})
        .checked([](const NamedLayer& named) -> std::optional<Problem> {
            if (named.share.empty() || named.layer.empty()) return std::nullopt;
            return Problem{.found = R"(both "type" and "share")",
                           .fix = "remove \"type\": what is shared has the type of the other layer"};
        });
}

Network& Network::add(NamedLayer layer) {
    layers_.push_back(std::move(layer));
    return *this;
}

std::string Network::last_label() const {
    if (layers_.empty()) return "the last layer";
    const NamedLayer& last = layers_.back();
    return last.source.label.empty() ? fmt::format("the last layer ({})", last.layer.type())
                                     : last.source.label;
}

std::vector<TracedLayer> Network::trace(Scope& scope, std::span<const NamedVar> columns) const {
    if (layers_.empty())
        throw ConfigError({.where = "model", .found = "no layers", .expected = "at least one"});
    Tracer tracer(scope, columns, layers_);
    for (const NamedLayer& layer : layers_) tracer.add(layer);
    return tracer.finish();
}

std::vector<TracedLayer> Network::sound_trace(Scope& scope, std::span<const NamedVar> columns) const {
    std::vector<TracedLayer> layers = trace(scope, columns);
    for (const TracedLayer& layer : layers)
        if (layer.fault) std::rethrow_exception(layer.fault);
    return layers;
}

Var Network::operator()(Scope& scope, std::span<const NamedVar> columns) const {
    return sound_trace(scope, columns).back().value;
}

}  // namespace xgrad::nn
