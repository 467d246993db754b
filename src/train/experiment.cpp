#include "xgrad/train/experiment.hpp"

#include "config/blocks.hpp"
#include "config/preamble.hpp"
#include "config/problem_list.hpp"
#include "train/label.hpp"
#include "train/reading.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/bind.hpp"
#include "xgrad/config/compose.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/config/override.hpp"
#include "xgrad/data/formats/in_memory.hpp"
#include "xgrad/nn/layers/block.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace xgrad {
namespace {

std::string kind_of(const nn::NamedLayer& layer) {
    if (!layer.layer.empty()) return std::string(layer.layer.type());
    return layer.share.empty() ? "a layer" : fmt::format("shares \"{}\"", layer.share);
}

// So that messages about shapes, which are found later, can point at the layer's place in the file.
void label_layers(std::vector<nn::NamedLayer>& layers, const std::string& path,
                  const config::Places& places) {
    for (std::size_t i = 0; i < layers.size(); ++i) {
        nn::NamedLayer& layer = layers[i];
        const std::string own = fmt::format("{}[{}]", path, i);
        const auto place = places.find(own);
        layer.source.label = layer.name.empty()
                                 ? fmt::format("{} ({})", own, kind_of(layer))
                                 : fmt::format("{} ({} \"{}\")", own, kind_of(layer), layer.name);
        if (place != places.end()) layer.source.place = to_string(place->second);
        if (auto* block = layer.layer.get<nn::Block>()) label_layers(block->layers, own + ".layers", places);
    }
}

// Whether a setting is part of a block: what is wrong there may come of the block's use.
bool within_block(const std::string& path) { return path.find(".layers[") != std::string::npos; }

void refuse_sweep(const config::LocatedJson& json) {
    const config::LocatedJson* vary = json.find("vary");
    if (vary == nullptr) return;
    throw ConfigError({.place = to_string(vary->place),
                       .where = "vary",
                       .found = "this is a sweep, not a model",
                       .fix = "run it by xgrad sweep"});
}

Reading to_experiment(config::LocatedJson json, const std::vector<std::string>& overrides,
                      const std::string& default_name) {
    refuse_sweep(json);
    for (const std::string& override : overrides) config::set(json, override);
    config::take_preamble(json, config_version);
    Reading reading;
    reading.problems = config::expand_blocks(json, nn::layers());
    Experiment& experiment = reading.experiment;
    experiment.name = default_name;
    config::Binding binding = config::bind(json, record_of(experiment));
    label_layers(experiment.model, "model", binding.places);
    for (const auto& [path, place] : binding.places) experiment.places.emplace(path, to_string(place));
    const bool sound_blocks = reading.problems.empty();
    for (Problem& problem : binding.problems)
        if (sound_blocks || !within_block(problem.where)) reading.problems.push_back(std::move(problem));
    config::sort_by_place(reading.problems);
    return reading;
}

Experiment sound(Reading reading) {
    if (!reading.problems.empty()) throw config::ConfigProblems(std::move(reading.problems));
    return std::move(reading.experiment);
}

}  // namespace

Fields<Training> Training::fields() {
    return {"Training",
            "how long and in what steps the model is trained, and what is measured",
            field("epochs", &Training::epochs)
                .at_least(1)
                .at_most(1'000'000'000)
                .help("passes over the training data; 10 if neither this nor steps is set"),
            field("steps", &Training::steps)
                .at_least(1)
                .at_most(1'000'000'000'000'000)
                .instead_of("epochs")
                .help("mini-batches, instead of epochs"),
            field("batch", &Training::batch).help("how the training set is taken apart into mini-batches"),
            field("metrics", &Training::metrics)
                .help("what is measured beside the loss, on training and test set")};
}

std::vector<std::int64_t> Training::batch_sizes(std::int64_t examples) const {
    std::vector<std::int64_t> sizes = batch.sizes(examples);
    if (steps && *steps <= examples / sizes.front()) sizes.resize(1);  // it ends before a shorter one comes
    return sizes;
}

Fields<Experiment> Experiment::fields() {
    return Fields<Experiment>{
        "Experiment",
        "data, model, loss, optimizer and training",
        field("name", &Experiment::name).help("names the run's folder; by default the config file's name"),
        field("description", &Experiment::description).help("what the model shows and what to expect of it"),
        field("seed", &Experiment::seed)
            .help("of all random numbers: initial parameters, mini-batches, dropout"),
        field("dtype", &Experiment::dtype).help("the floating type of inputs, parameters and all between"),
        field("data", &Experiment::data).required().help("what is learned from"),
        field("model", &Experiment::model)
            .required()
            .at_least_items(1)
            .help("the layers, each fed by the one before it unless it names its inputs"),
        field("loss", &Experiment::loss)
            .required()
            .at_least_items(1)
            .one_or_more()
            .help("what is minimised: a loss, or several that are added"),
        field("penalty", &Experiment::penalty)
            .help("laid on all weights (not biases) whose layer has none of its own"),
        field("optimizer", &Experiment::optimizer).help("how parameters follow their gradients"),
        field("training", &Experiment::training).help("how long, in what mini-batches, and what is measured")}
        .checked([](const Experiment& experiment) { return check_name(experiment.name); });
}

ModelSpec Experiment::model_spec() const {
    return {.network = nn::Network(model),
            .loss = loss,
            .metrics = training.metrics,
            .penalty = penalty,
            .dtype = floating(),
            .seed = seed,
            .compile = compile,
            .places = places};
}

std::filesystem::path data_folder(const Experiment& experiment) {
    const std::filesystem::path folder = experiment.folder / experiment.data.folder;
    return folder.empty() ? "." : folder;
}

Experiment seen_from(const std::filesystem::path& folder, Experiment experiment) {
    experiment.data.folder = std::filesystem::proximate(data_folder(experiment), folder).string();
    experiment.folder = folder;
    return experiment;
}

namespace {

// Else data of that name would be taken from elsewhere, without a word.
void require_folder(const std::string& data_root) {
    std::error_code unreadable;
    if (data_root.empty() || std::filesystem::is_directory(data_root, unreadable)) return;
    throw FileError(
        {.place = "--data-root " + data_root, .where = "data", .found = "there is no such folder"});
}

}  // namespace

data::Locator data_locator(const Experiment& experiment, const std::string& data_root) {
    namespace fs = std::filesystem;
    std::vector<data::SearchPlace> folders;
    require_folder(data_root);
    if (!data_root.empty()) folders.push_back({"--data-root", data_root});
    if (const char* variable = std::getenv("XGRAD_DATA"); variable != nullptr && *variable != '\0')
        folders.push_back({"$XGRAD_DATA", variable});
    const fs::path own = data_folder(experiment);
    std::error_code ignored;
    for (fs::path above = own, end = fs::absolute(own); end.has_relative_path();
         above /= "..", end = end.parent_path()) {
        if (!fs::is_directory(above / "data", ignored)) continue;
        folders.push_back({"the project's data folder", above / "data"});
        break;
    }
    folders.push_back({"the config's folder", own});
    if (!fs::equivalent(own, ".", ignored)) folders.push_back({"the working folder", "."});
    return data::Locator(std::move(folders));
}

Reading read_experiment(const std::filesystem::path& path, const std::vector<std::string>& overrides) {
    const std::string name = path == "-" ? "model" : path.stem().string();
    return read_experiment(config::read_file(path), overrides, name, path.parent_path());
}

Reading read_experiment(config::LocatedJson json, const std::vector<std::string>& overrides,
                        const std::string& default_name, const std::filesystem::path& folder) {
    Reading reading = to_experiment(std::move(json), overrides, default_name);
    reading.experiment.folder = folder;
    return reading;
}

Experiment load(const std::filesystem::path& path, const std::vector<std::string>& overrides) {
    return sound(read_experiment(path, overrides));
}

std::string to_json(Experiment experiment) {
    if (experiment.data.format.empty()) experiment.data.format = data::InMemory{};
    nlohmann::ordered_json json{{"version", config_version}};
    json.update(config::dump(record_of(experiment)));
    return config::pretty(json);
}

Experiment from_json(const std::string& text, const std::string& name,
                     const std::vector<std::string>& overrides) {
    return sound(to_experiment(config::parse(text, name), overrides, "model"));
}

}  // namespace xgrad
