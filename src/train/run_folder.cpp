#include "xgrad/train/run_folder.hpp"

#include "train/figures_json.hpp"
#include "train/run_end_json.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/train/file.hpp"
#include "xgrad/train/safetensors.hpp"
#include "xgrad/train/saved_model.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace xgrad {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// Whether a run has begun there: it writes its model before anything else, and no one else's says what a run's does.
bool is_run(const fs::path& folder) {
    try {
        const auto metadata = read_safetensors(folder / "model.safetensors").metadata;
        return metadata.contains("config") && metadata.contains("data");
    } catch (const Error&) {
        return false;
    }
}

fs::path made(fs::path path) {
    RunFolder::require_free(path);
    make_folder(path);
    return path;
}

}  // namespace

void RunFolder::require_free(const fs::path& path) {
    std::error_code unreadable;
    if (!fs::exists(path, unreadable)) return;
    if (!fs::is_directory(path, unreadable))
        throw FileError({.where = path.string(),
                         .found = "it is a file",
                         .expected = "a folder for the run",
                         .fix = "choose another with --out"});
    if (holds_only_unfinished(path) || is_run(path)) return;
    throw FileError({.where = path.string(),
                     .found = "the folder holds something else",
                     .expected = "a new or empty folder, or that of an earlier run",
                     .fix = "choose another with --out"});
}

RunFolder::RunFolder(fs::path path) : path_(made(std::move(path))), lock_(path_, "another training") {
    remove_unfinished(path_);
}

void RunFolder::follow(Trainer& trainer) {
    std::error_code none;
    fs::remove(summary(), none);
    if (!is_run(path_)) save_model(model(), trainer);
    replace_file(config(), xgrad::to_json(seen_from(path_, trainer.experiment())));
    replace_file(metrics(), lines_);
    trainer.on_epoch = [this, &trainer, next = std::move(trainer.on_epoch)](const EpochReport& report) {
        record(report);
        save_model(model(), trainer);
        if (next) next(report);
    };
    trainer.on_end = [this, next = std::move(trainer.on_end)](const Summary& summary) {
        record(summary);
        if (next) next(summary);
    };
    trainer.on_failure = [this, next = std::move(trainer.on_failure)](const RunError& error) {
        record(error);
        if (next) next(error);
    };
}

void RunFolder::record(const EpochReport& report) {
    Json line{{"epoch", report.epoch}, {"steps", report.steps}, {"train", to_json(report.train)}};
    if (report.test) line["test"] = to_json(*report.test);
    lines_ += config::to_text(line) + "\n";
    replace_file(metrics(), lines_);
}

void RunFolder::record(const Summary& summary) {
    write({summary.epochs, summary.steps, summary.parameters, summary.train, summary.test});
}

void RunFolder::record(const RunError& error) { write({.failed = error.what()}); }

void RunFolder::write(const RunEnd& end) const {
    replace_file(summary(), config::to_text(to_json(end), 2) + "\n");
}

std::optional<RunEnd> read_run_end(const fs::path& folder) {
    try {
        return to_run_end(Json::parse(read_file(folder / "summary.json")));
    } catch (const FileError&) {
        return std::nullopt;
    } catch (const Json::exception&) {  // not written by a run
        return std::nullopt;
    }
}

}  // namespace xgrad
