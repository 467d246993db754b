#include "xgrad/nn/network.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <map>
#include <set>

namespace xgrad::nn {
namespace {

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
        : scope_(scope), values_(columns.begin(), columns.end()) {
        for (const NamedVar& column : columns) given_names_.insert(column.name);
        for (const NamedLayer& layer : layers) given_names_.insert(layer.name);
        if (values_.empty())
            throw ConfigError({.where = "model", .found = "no input column", .expected = "at least one"});
        last_ = values_.front().value;
    }

    void add(const NamedLayer& layer) {
        if (layer.layer.empty())
            throw ConfigError({.place = layer.source.place,
                               .where = fmt::format("layer \"{}\"", layer.name),
                               .found = "no type",
                               .expected = "a layer, such as Linear"});
        const std::string name = layer.name.empty() ? next_name(layer) : layer.name;
        source_ = layer.source;
        if (source_.label.empty()) source_.label = fmt::format("layer \"{}\" ({})", name, layer.layer.type());
        check(layer, name);
        Scope scope = scope_.child(name, source_);
        const std::vector<Var> inputs = find_inputs(layer);
        last_ = apply(layer.layer, scope, inputs);
        values_.push_back({name, last_});
    }

    const Var& last() const { return last_; }

private:
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

    std::string next_name(const NamedLayer& layer) {
        const std::string type = lower(layer.layer.type());
        std::string name;
        do name = fmt::format("{}{}", type, ++counts_[type]);
        while (given_names_.contains(name));
        return name;
    }

    const NamedVar* find(const std::string& name) const {
        const auto named =
            std::find_if(values_.begin(), values_.end(), [&](const NamedVar& v) { return v.name == name; });
        return named == values_.end() ? nullptr : &*named;
    }

    void check(const NamedLayer& layer, const std::string& name) const {
        if (name.find_first_of("/\\\"") != std::string::npos || name.front() == ' ')
            throw ConfigError(
                {.place = source_.place,
                 .where = source_.label,
                 .found = fmt::format("the name {}", in_quotes(name)),
                 .expected = "a name without slashes and quotes: \"fc1\"",
                 .fix = "parameters are named by the layers around them, with slashes between"});
        if (find(name) != nullptr)
            throw ConfigError({.place = source_.place,
                               .where = source_.label,
                               .found = fmt::format("the name \"{}\" stands twice", name),
                               .fix = "rename one of the two"});
        if (layer.inputs.size() > 1 && !layer.layer->takes_several())
            throw ConfigError({.place = source_.place,
                               .where = source_.label,
                               .found = fmt::format("{} inputs", layer.inputs.size()),
                               .expected = fmt::format("one: {} takes a single input", layer.layer.type()),
                               .fix = "join them first with Add, Multiply or Concatenate"});
        Layer copy = layer.layer;
        require_valid(copy.record(), source_.label);
    }

    std::vector<Var> find_inputs(const NamedLayer& layer) const {
        if (layer.inputs.empty()) return {last_};
        std::vector<Var> inputs;
        for (const std::string& name : layer.inputs) {
            const NamedVar* value = find(name);
            if (value == nullptr) throw ConfigError(unknown(name));
            inputs.push_back(value->value);
        }
        return inputs;
    }

    Problem unknown(const std::string& name) const {
        std::vector<std::string> names;
        for (const NamedVar& value : values_) names.push_back(value.name);
        const std::string nearest = nearest_name(name, names);
        return {.place = source_.place,
                .where = source_.label,
                .found = fmt::format("input \"{}\" is no layer above this one and no data column", name),
                .expected = nearest.empty() ? fmt::format("one of {}", fmt::join(names, ", ")) : "",
                .fix = nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)};
    }

    Scope& scope_;
    std::vector<NamedVar> values_;
    Var last_;
    Source source_;
    std::map<std::string, int> counts_;  // unnamed layers so far, by type
    std::set<std::string> given_names_;
};

}  // namespace

Fields<NamedLayer> NamedLayer::fields() {
    return {"Layer", "a layer of the network",
            field("name", &NamedLayer::name)
                .help("how later layers and parameters call it; by default its type and a number"),
            field("inputs", &NamedLayer::inputs)
                .help("layers above or data columns that it takes; by default the layer before it"),
            inline_fields(&NamedLayer::layer).required()};
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

Var Network::operator()(Scope& scope, std::span<const NamedVar> columns) const {
    if (layers_.empty())
        throw ConfigError({.where = "model", .found = "no layers", .expected = "at least one"});
    Tracer tracer(scope, columns, layers_);
    for (const NamedLayer& layer : layers_) tracer.add(layer);
    return tracer.last();
}

}  // namespace xgrad::nn
