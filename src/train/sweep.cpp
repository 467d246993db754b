#include "xgrad/train/sweep.hpp"

#include "config/preamble.hpp"
#include "train/label.hpp"
#include "train/sweep_base.hpp"
#include "train/sweep_reading.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/compose.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/config/override.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace xgrad {
namespace {

using config::LocatedJson;

// Gives all that stands in the value a source of its own: a trial's values are a later word than those of a base in the
// same file, as an override's are.
void put_in_source(LocatedJson& value, const std::shared_ptr<const std::string>& source) {
    value.place.source = source;
    if (value.is<LocatedJson::List>())
        for (LocatedJson& item : value.get<LocatedJson::List>()) put_in_source(item, source);
    if (!value.is<LocatedJson::Object>()) return;
    for (LocatedJson::Member& member : value.get<LocatedJson::Object>()) {
        member.place.source = source;
        put_in_source(member.value, source);
    }
}

// Whether it sets something of the sweep itself: all other settings are its base's.
bool is_own(const std::string& override) {
    return fields_of<Sweep>().find(override.substr(0, override.find_first_of(".[="))) != nullptr;
}

Sweep sound(SweepReading reading) {
    if (!reading.problems.empty()) throw config::ConfigProblems(std::move(reading.problems));
    return std::move(reading.sweep);
}

// Data folders, which are seen from one folder, as they are seen from another.
class Move {
public:
    Move(std::filesystem::path from, std::filesystem::path to) : from_(std::move(from)), to_(std::move(to)) {}

    // Of a value that the setting at the path gets.
    void apply(const std::string& path, LocatedJson& value) const {
        if (path == "data.folder" && value.is<std::string>()) value = moved(value.get<std::string>());
        if (path != "data" || !value.is<LocatedJson::Object>()) return;
        const LocatedJson* folder = value.find("folder");
        const bool named = folder != nullptr && folder->is<std::string>();
        config::set(value, "folder", {}, moved(named ? folder->get<std::string>() : ""));
    }

private:
    LocatedJson moved(const std::string& folder) const {
        const std::filesystem::path seen = from_ / folder;
        return {std::filesystem::proximate(seen.empty() ? "." : seen, to_).string(), {}};
    }

    std::filesystem::path from_;
    std::filesystem::path to_;
};

// In one file no setting is a later word than another: those that do not count any more have to go.
void drop_overruled(LocatedJson& config) {
    Experiment experiment;
    for (const std::string& path : config::bind(config, record_of(experiment)).overruled)
        config::erase(config, path);
}

// As short as a person would write it.
nlohmann::ordered_json shortened(nlohmann::ordered_json variation) {
    if (!variation["values"].empty()) return variation["values"];
    if (!variation["cases"].empty()) return {{"cases", variation["cases"]}};
    variation.erase("values");
    variation.erase("cases");
    for (const char* key : {"count", "whole"})
        if (variation[key].is_null()) variation.erase(key);
    return variation;
}

[[noreturn]] void refuse_model(const LocatedJson& model) {
    throw ConfigError({.place = to_string(model.place),
                       .where = "model",
                       .found = "this is a model, not a sweep: it does not say what varies",
                       .fix = "train it by xgrad train"});
}

}  // namespace

Fields<RankBy> RankBy::fields() {
    return Fields<RankBy>{
        "RankBy", "what trials are ranked by",
        field("by", &RankBy::by)
            .help("a figure of the training or test set, such as \"test.accuracy\"; by default the loss, of "
                  "the test "
                  "set if there is one"),
        field("better", &RankBy::better)
            .help("which is better, the higher or the lower; by default what the figure itself says")}
        .short_for("by");
}

Fields<Sweep> Sweep::fields() {
    return Fields<Sweep>{
        "Sweep",
        "a config and what of it varies: each combination is a trial, trained like any other model",
        field("name", &Sweep::name).help("names the sweep's folder; by default the sweep file's name"),
        field("description", &Sweep::description).help("what the sweep shows and what to expect of it"),
        field("base", &Sweep::base)
            .required()
            .help("what all trials have in common: a config file, seen from this file, or a config in place"),
        field("vary", &Sweep::vary)
            .required()
            .at_least_items(1)
            .help("what varies: settings by their paths in the config (model[0].units), or cases by a name"),
        field("search", &Sweep::search).help("which combinations are tried"),
        field("rank", &Sweep::rank).help("what trials are ranked by")}
        .checked([](const Sweep& sweep) { return check_name(sweep.name); });
}

bool is_sweep_file(const std::filesystem::path& path) { return is_sweep(config::read_file(path)); }

bool is_sweep(const LocatedJson& json) { return json.find("vary") != nullptr; }

SweepReading read_sweep(LocatedJson json, const std::vector<std::string>& overrides,
                        const std::string& default_name, const std::filesystem::path& folder) {
    config::take_preamble(json, config_version);
    const LocatedJson* model = json.find("model");
    if (!is_sweep(json) && model != nullptr) refuse_model(*model);
    if (LocatedJson* vary = json.find("vary"); vary != nullptr && vary->place.source)
        put_in_source(*vary, std::make_shared<const std::string>(*vary->place.source));
    SweepReading reading;
    Sweep& sweep = reading.sweep;
    for (const std::string& override : overrides)
        if (is_own(override)) config::set(json, override);
        else sweep.overrides.push_back(override);
    sweep.name = default_name;
    config::Binding binding = config::bind(json, record_of(sweep));
    reading.problems = std::move(binding.problems);
    sweep.places = std::move(binding.places);
    sweep.folder = folder;
    return reading;
}

Sweep load_sweep(const std::filesystem::path& path, const std::vector<std::string>& overrides) {
    return sound(read_sweep(config::read_file(path), overrides,
                            config::is_standard_input(path) ? "sweep" : path.stem().string(),
                            path.parent_path()));
}

std::string to_json(const Sweep& sweep, const std::filesystem::path& folder) {
    SweepBase base = read_base(sweep);
    drop_overruled(base.config);
    const Move move(base.folder, folder);
    if (LocatedJson* data = base.config.find("data")) move.apply("data", *data);
    Sweep full = sweep;
    full.base = std::move(base.config);
    for (auto& [path, variation] : full.vary) {
        for (LocatedJson& value : variation.values) move.apply(path, value);
        for (auto& [name, values] : variation.cases)
            for (auto& [varied, value] : values) move.apply(varied, value);
    }
    nlohmann::ordered_json json{{"version", config_version}};
    json.update(config::dump(record_of(full)));
    for (auto& [path, variation] : json["vary"].items()) variation = shortened(variation);
    return config::pretty(json);
}

Sweep sweep_from_json(const std::string& text, const std::string& name,
                      const std::vector<std::string>& overrides) {
    return sound(read_sweep(config::parse(text, name), overrides, "sweep", {}));
}

}  // namespace xgrad
