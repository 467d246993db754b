#include "xgrad/train/schema.hpp"

#include "config/schema.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/nn/layer.hpp"
#include "xgrad/train/experiment.hpp"

#include <nlohmann/json.hpp>

namespace xgrad {
namespace {

using Json = nlohmann::ordered_json;

// What a file may have beside the settings of an experiment.
void add_preamble(Json& properties) {
    properties["$schema"] = {{"type", "string"}, {"description", "where editors find this schema"}};
    properties["version"] = {{"const", config_version}, {"description", "of the format of config files"}};
    properties["extends"] = {{"type", "string"},
                             {"description", "a config, seen from this file, whose values are taken first"}};
    properties["blocks"] = {
        {"type", "object"},
        {"description", "layers by names that the model uses as types"},
        {"additionalProperties",
         {{"type", "object"},
          {"properties", {{"parameters", {{"type", "object"}}}, {"layers", {{"type", "array"}}}}},
          {"required", {"layers"}},
          {"additionalProperties", false}}}};
}

// The keys alone, as the values complete those of another file or are made of blocks.
Json keys_of(const Json& properties) {
    Json keys = Json::object();
    for (const auto& [key, schema] : properties.items()) keys[key] = {{"description", schema["description"]}};
    return keys;
}

}  // namespace

std::string json_schema() {
    config::SchemaWriter writer;
    Experiment experiment;
    writer.of(record_of(experiment));
    Json definitions = writer.definitions();
    Json whole = definitions["Experiment"];
    definitions.erase("Experiment");
    add_preamble(whole["properties"]);

    Json loose = whole;
    loose["properties"] = keys_of(whole["properties"]);
    add_preamble(loose["properties"]);
    loose.erase("required");
    Json with_blocks = whole;
    with_blocks["properties"]["model"] = {{"type", "array"}, {"minItems", 1}};
    const Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"title", "xgrad: data, model, loss, optimizer and training"},
                      {"if", {{"required", {"extends"}}}},
                      {"then", loose},
                      {"else", {{"if", {{"required", {"blocks"}}}}, {"then", with_blocks}, {"else", whole}}},
                      {"$defs", definitions}};
    return config::pretty(schema);
}

}  // namespace xgrad
