#include "config/blocks.hpp"

#include "config/describe.hpp"
#include "config/problem_list.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <utility>

namespace xgrad::config {
namespace {

using Member = LocatedJson::Member;
using JsonObject = LocatedJson::Object;
using JsonList = LocatedJson::List;

// The keys of a use that are every layer's, and not values for the block's parameters.
constexpr std::array<std::string_view, 3> keys_of_layers{"name", "inputs", "repeat"};

constexpr int deepest_block = 20;  // blocks within blocks

struct Definition {
    std::string name;
    JsonObject parameters;  // with their defaults
    JsonList layers;
};

std::optional<LocatedJson> take(LocatedJson& config, const std::string& key) {
    auto& members = config.get<JsonObject>();
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.key == key; });
    if (found == members.end()) return std::nullopt;
    LocatedJson value = std::move(found->value);
    members.erase(found);
    return value;
}

std::vector<std::string> keys_of(const JsonObject& object) {
    std::vector<std::string> keys;
    for (const Member& member : object) keys.push_back(member.key);
    return keys;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& names) {
    const std::string nearest = nearest_name(word, names);
    return nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest);
}

class Expander {
public:
    explicit Expander(const AnyTable& layers) : layers_(layers) {}

    void define(const LocatedJson& blocks) {
        if (!blocks.is<JsonObject>())
            return problems_.add(blocks.place, "blocks",
                                 {.found = describe(blocks), .expected = "an object of blocks by name"});
        for (const Member& block : blocks.get<JsonObject>()) define(block);
    }

    void expand(JsonList& layers, const std::string& path, int depth) {
        for (std::size_t i = 0; i < layers.size(); ++i)
            expand(layers[i], fmt::format("{}[{}]", path, i), depth);
    }

    std::vector<Problem> problems() const { return problems_.in_order(); }

private:
    void define(const Member& block) {
        const std::string path = "blocks." + block.key;
        if (layers_.find(block.key) != nullptr)
            return problems_.add(block.place, path,
                                 {.found = fmt::format("\"{}\" is a layer already", block.key),
                                  .fix = "give the block another name"});
        const LocatedJson* layers = block.value.find("layers");
        if (layers == nullptr || !layers->is<JsonList>())
            return problems_.add(
                block.value.place, path,
                {.found = layers == nullptr ? "no \"layers\" for a block" : describe(*layers),
                 .expected = "a list of layers"});
        Definition definition{block.key, {}, layers->get<JsonList>()};
        for (const Member& member : block.value.get<JsonObject>()) part(member, path, definition);
        require_use(definition, path);
        definitions_.push_back(std::move(definition));
    }

    // Else a value for a parameter whose name is mistyped would be lost without a word.
    void require_use(const Definition& definition, const std::string& path) {
        std::vector<std::string> used;
        for (const LocatedJson& layer : definition.layers) add_variables(layer, used);
        const std::vector<std::string> known = keys_of(definition.parameters);
        if (!contains_all(known, used)) return;  // that is told where the block is used
        for (const Member& parameter : definition.parameters)
            if (!contains_all(used, {parameter.key}))
                problems_.add(parameter.place, path + ".parameters." + parameter.key,
                              {.found = fmt::format("no layer of the block has \"${}\"", parameter.key),
                               .fix = did_you_mean(parameter.key, used)});
    }

    static bool contains_all(const std::vector<std::string>& names, const std::vector<std::string>& some) {
        return std::all_of(some.begin(), some.end(), [&](const std::string& name) {
            return std::find(names.begin(), names.end(), name) != names.end();
        });
    }

    // The names in it that stand for parameters.
    static void add_variables(const LocatedJson& json, std::vector<std::string>& names) {
        if (json.is<JsonList>())
            for (const LocatedJson& item : json.get<JsonList>()) add_variables(item, names);
        if (json.is<JsonObject>())
            for (const Member& member : json.get<JsonObject>()) add_variables(member.value, names);
        if (json.is<std::string>() && json.get<std::string>().starts_with('$'))
            names.push_back(json.get<std::string>().substr(1));
    }

    void part(const Member& member, const std::string& path, Definition& definition) {
        if (member.key == "layers") return;
        if (member.key == "parameters" && member.value.is<JsonObject>())
            definition.parameters = member.value.get<JsonObject>();
        else if (member.key == "parameters")
            problems_.add(member.value.place, path + ".parameters",
                          {.found = describe(member.value),
                           .expected = "an object of parameters with their defaults, null for none"});
        else
            problems_.add(member.place, path + "." + member.key,
                          {.found = fmt::format("unknown key {} for a block", in_quotes(member.key)),
                           .expected = R"("parameters" and "layers")",
                           .fix = did_you_mean(member.key, {"parameters", "layers"})});
    }

    void expand(LocatedJson& layer, const std::string& path, int depth) {
        const LocatedJson* type = layer.is<std::string>() ? &layer : layer.find("type");
        if (type == nullptr || !type->is<std::string>()) return;
        if (const Definition* used = find(*type, path)) return replace(layer, *used, path, depth);
        LocatedJson* inner = layer.find("layers");
        if (inner != nullptr && inner->is<JsonList>())
            expand(inner->get<JsonList>(), path + ".layers", depth);
    }

    // A type that is no layer and nearly a block is taken for the block.
    const Definition* find(const LocatedJson& type, const std::string& path) {
        const auto& name = type.get<std::string>();
        if (layers_.find(name) != nullptr) return nullptr;
        std::vector<std::string> names;
        for (const Definition& definition : definitions_) names.push_back(definition.name);
        const std::string nearest = nearest_name(name, names);
        const auto known = std::find(names.begin(), names.end(), nearest);
        if (known == names.end()) return nullptr;
        if (nearest != name)
            problems_.add(type.place, path,
                          {.found = fmt::format("unknown layer {}", in_quotes(name)),
                           .fix = fmt::format("did you mean the block \"{}\"?", nearest)});
        return &definitions_[static_cast<std::size_t>(known - names.begin())];
    }

    void replace(LocatedJson& layer, const Definition& block, const std::string& path, int depth) {
        if (depth == deepest_block)
            return problems_.add(layer.place, path.substr(0, path.find('.')),
                                 {.found = fmt::format("the block \"{}\" within more than {} others",
                                                       block.name, deepest_block),
                                  .fix = "a block cannot hold itself"});
        const JsonObject use = layer.is<JsonObject>() ? layer.get<JsonObject>() : JsonObject();
        JsonObject made{{"type", layer.place, {std::string("Block"), layer.place}}};
        JsonObject values = block.parameters;
        for (const Member& member : use) {
            if (member.key == "type") continue;
            const bool of_layers =
                std::find(keys_of_layers.begin(), keys_of_layers.end(), member.key) != keys_of_layers.end();
            if (of_layers) made.push_back(member);
            else set(values, member, block, path);
        }
        LocatedJson layers{block.layers, layer.place};
        require_all(values, block, layer.place, path);
        substitute(layers, values, block);
        expand(layers.get<JsonList>(), path + ".layers", depth + 1);
        made.push_back({"layers", layer.place, std::move(layers)});
        layer.value = std::move(made);
    }

    void set(JsonObject& values, const Member& member, const Definition& block, const std::string& path) {
        const auto parameter = std::find_if(values.begin(), values.end(),
                                            [&](const Member& value) { return value.key == member.key; });
        if (parameter != values.end()) {
            parameter->value = member.value;
            return;
        }
        std::vector<std::string> known = keys_of(block.parameters);
        known.insert(known.end(), keys_of_layers.begin(), keys_of_layers.end());
        problems_.add(
            member.place, path + "." + member.key,
            {.found = fmt::format("unknown key {} for the block \"{}\"", in_quotes(member.key), block.name),
             .expected = fmt::format("one of {}", fmt::join(known, ", ")),
             .fix = did_you_mean(member.key, known)});
    }

    void require_all(const JsonObject& values, const Definition& block, const Place& place,
                     const std::string& path) {
        for (const Member& value : values)
            if (value.value.is<std::nullptr_t>())
                problems_.add(place, path,
                              {.found = fmt::format(R"(no "{}" for the block "{}")", value.key, block.name),
                               .expected = "a value: there is no default"});
    }

    void substitute(LocatedJson& json, const JsonObject& values, const Definition& block) {
        if (json.is<JsonList>())
            for (LocatedJson& item : json.get<JsonList>()) substitute(item, values, block);
        if (json.is<JsonObject>())
            for (Member& member : json.get<JsonObject>()) substitute(member.value, values, block);
        if (!json.is<std::string>() || !json.get<std::string>().starts_with('$')) return;
        const std::string name = json.get<std::string>().substr(1);
        const auto value = std::find_if(values.begin(), values.end(),
                                        [&](const Member& member) { return member.key == name; });
        if (value != values.end()) {
            json = value->value;
            return;
        }
        const std::vector<std::string> known = keys_of(block.parameters);
        problems_.add(json.place, "blocks." + block.name,
                      {.found = fmt::format("\"${}\" stands for no parameter of the block", name),
                       .expected = known.empty() ? "" : fmt::format("one of ${}", fmt::join(known, ", $")),
                       .fix = did_you_mean(name, known)});
    }

    const AnyTable& layers_;
    std::vector<Definition> definitions_;
    ProblemList problems_;
};

}  // namespace

std::vector<Problem> expand_blocks(LocatedJson& config, const AnyTable& layers) {
    const std::optional<LocatedJson> blocks = take(config, "blocks");
    if (!blocks) return {};
    Expander expander(layers);
    expander.define(*blocks);
    LocatedJson* model = config.find("model");
    if (model != nullptr && model->is<JsonList>()) expander.expand(model->get<JsonList>(), "model", 0);
    return expander.problems();
}

}  // namespace xgrad::config
