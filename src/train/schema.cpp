#include "xgrad/train/schema.hpp"

#include "config/schema.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/train/experiment.hpp"
#include "xgrad/train/sweep.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace xgrad {
namespace {

using Json = nlohmann::ordered_json;

// What any file may have beside its settings.
void add_preamble(Json& properties) {
    properties["$schema"] = {{"type", "string"}, {"description", "where editors find this schema"}};
    properties["version"] = {{"const", config_version}, {"description", "of the format of config files"}};
    properties["extends"] = {{"type", "string"},
                             {"description", "a config, seen from this file, whose values are taken first"}};
}

// What a config file may have beside the settings of an experiment.
void add_blocks(Json& properties) {
    properties["blocks"] = {
        {"type", "object"},
        {"description", "layers by names that the model uses as types"},
        {"additionalProperties",
         {{"type", "object"},
          {"properties", {{"parameters", {{"type", "object"}}}, {"layers", {{"type", "array"}}}}},
          {"required", {"layers"}},
          {"additionalProperties", false}}}};
}

// Of a file with blocks: the type of a layer may be one of them, and so may those within a Block.
Json layer_or_block(const Json& layer) {
    const Json::json_pointer names_of_types("/properties/type/enum");
    Json others = Json::array();
    Json use;
    for (const Json& form : layer["anyOf"]) {
        if (!form.contains(names_of_types)) continue;  // a name alone, or a share of another layer
        const Json& names = form.at(names_of_types);
        if (names.front() == "Block") use = form;
        else others.insert(others.end(), names.begin(), names.end());
    }
    const Json name{{"type", "string"}, {"not", {{"enum", std::move(others)}}}};
    use["properties"]["type"] = name;
    use["properties"].erase("layers");
    use["required"] = {"type"};
    use.erase("additionalProperties");  // its parameters
    return {{"anyOf", {{{"$ref", "#/$defs/Layer"}}, name, use}}};
}

// The keys alone, as the values complete those of another file or are made of blocks.
Json keys_of(const Json& properties) {
    Json keys = Json::object();
    for (const auto& [key, schema] : properties.items()) keys[key] = {{"description", schema["description"]}};
    return keys;
}

constexpr const char* dialect = "https://json-schema.org/draft/2020-12/schema";

// Of a config file, by reference to the writer's definitions.
Json config_schema(config::SchemaWriter& writer) {
    Experiment experiment;
    writer.of(record_of(experiment));
    Json whole = writer.definitions()["Experiment"];
    add_preamble(whole["properties"]);
    add_blocks(whole["properties"]);

    Json loose = whole;
    loose["properties"] = keys_of(whole["properties"]);
    add_preamble(loose["properties"]);
    add_blocks(loose["properties"]);
    loose.erase("required");
    Json with_blocks = whole;
    with_blocks["properties"]["model"]["items"] = layer_or_block(writer.definitions()["Layer"]);
    return {{"if", {{"required", {"extends"}}}},
            {"then", loose},
            {"else", {{"if", {{"required", {"blocks"}}}}, {"then", with_blocks}, {"else", whole}}}};
}

std::string finished(const char* title, const Json& of_file, Json definitions) {
    Json schema{{"$schema", dialect}, {"title", title}};
    schema.update(of_file);
    schema["$defs"] = std::move(definitions);
    return config::pretty(schema);
}

}  // namespace

std::string json_schema() {
    config::SchemaWriter writer;
    const Json of_file = config_schema(writer);
    Json definitions = writer.definitions();
    definitions.erase("Experiment");
    return finished("xgrad: data, model, loss, optimizer and training", of_file, std::move(definitions));
}

std::string sweep_schema() {
    config::SchemaWriter writer;
    Sweep sweep;
    writer.of(record_of(sweep));
    const Json config = config_schema(writer);
    Json definitions = writer.definitions();
    Json whole = definitions["Sweep"];
    definitions.erase("Sweep");
    definitions.erase("Experiment");
    definitions["config"] = config;
    Json& base = whole["properties"]["base"];
    base["anyOf"] = {{{"type", "string"}}, {{"$ref", "#/$defs/config"}}};
    add_preamble(whole["properties"]);

    Json loose = whole;
    loose["properties"] = keys_of(whole["properties"]);
    add_preamble(loose["properties"]);
    loose.erase("required");
    const Json of_file{{"if", {{"required", {"extends"}}}}, {"then", loose}, {"else", whole}};
    return finished("xgrad: a sweep, a config and what of it varies", of_file, std::move(definitions));
}

}  // namespace xgrad
