#include "xgrad/train/run_folder.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/train/file.hpp"
#include "xgrad/train/safetensors.hpp"
#include "xgrad/train/saved_model.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace xgrad {
namespace {

namespace fs = std::filesystem;

nlohmann::ordered_json to_json(const Figures& figures) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const auto& [name, value] : figures) object[name] = value;
    return object;
}

// Whether a run has begun there: it writes its model before anything else, and no one else's says what a run's does.
bool is_run(const fs::path& folder) {
    try {
        const auto metadata = read_safetensors(folder / "model.safetensors").metadata;
        return metadata.contains("config") && metadata.contains("data");
    } catch (const Error&) {
        return false;
    }
}

void require_ours(const fs::path& path) {
    std::error_code unreadable;
    if (!fs::is_directory(path, unreadable))
        throw FileError({.where = path.string(),
                         .found = "it is a file",
                         .expected = "a folder for the run",
                         .fix = "choose another with --out"});
    if (fs::is_empty(path, unreadable) || is_run(path)) return;
    throw FileError({.where = path.string(),
                     .found = "the folder holds something else",
                     .expected = "a new or empty folder, or that of an earlier run",
                     .fix = "choose another with --out"});
}

// The experiment as a config in that folder has to put it to find the same data.
Experiment seen_from(const fs::path& folder, Experiment experiment) {
    experiment.data.folder = fs::proximate(data_folder(experiment), folder).string();
    return experiment;
}

}  // namespace

RunFolder::RunFolder(fs::path path) : path_(std::move(path)) {
    std::error_code error;
    if (fs::exists(path_, error)) require_ours(path_);
    fs::create_directories(path_, error);
    if (error)
        throw FileError({.where = path_.string(),
                         .found = "the folder cannot be made: " + error.message(),
                         .fix = "choose another with --out"});
}

void RunFolder::follow(Trainer& trainer) {
    if (!is_run(path_)) save_model(model(), trainer);
    replace_file(config(), xgrad::to_json(seen_from(path_, trainer.experiment())));
    replace_file(metrics(), lines_);
    trainer.on_epoch = [this, &trainer, next = std::move(trainer.on_epoch)](const EpochReport& report) {
        record(report);
        save_model(model(), trainer);
        if (next) next(report);
    };
}

void RunFolder::record(const EpochReport& report) {
    nlohmann::ordered_json line{
        {"epoch", report.epoch}, {"steps", report.steps}, {"train", to_json(report.train)}};
    if (report.test) line["test"] = to_json(*report.test);
    lines_ += line.dump() + "\n";
    replace_file(metrics(), lines_);
}

}  // namespace xgrad
