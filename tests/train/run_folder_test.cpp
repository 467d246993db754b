#include "xgrad/train/run_folder.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/train/file.hpp"
#include "xgrad/train/safetensors.hpp"
#include "xgrad/train/saved_model.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>

using namespace xgrad;

namespace {

const char* const moons = R"({
  "data": {"format": "synthetic", "kind": "two_moons", "samples": 40, "split": {"test": 0.25}, "preprocess": ["Standardize"]},
  "model": [{"type": "Linear", "units": 8}, "ReLU", {"type": "Linear", "units": 2}],
  "loss": "SoftmaxWithLoss",
  "training": {"epochs": 3, "metrics": ["accuracy"]}
})";

Summary run(const std::filesystem::path& path, int threads = 1) {
    Workers workers(threads);
    Trainer trainer(from_json(moons, "moons.json"), "", workers);
    RunFolder folder(path);
    folder.follow(trainer);
    return trainer.fit();
}

}  // namespace

TEST_CASE("a run leaves its config, a line of metrics an epoch and the model") {
    const tests::TempFolder folder;
    run(folder / "a");
    Experiment left = load(folder / "a" / "config.json");
    left.data.folder = "";
    CHECK(to_json(left) == to_json(from_json(moons, "moons.json")));
    const std::string lines = read_file(folder / "a" / "metrics.jsonl");
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 3);
    CHECK_THAT(lines, StartsWith("{\"epoch\":1,\"steps\":1,\"train\":{\"loss\":"));
    CHECK(std::filesystem::exists(folder / "a" / "model.safetensors"));
}

TEST_CASE("the config and the model in a run's folder find the data of training, wherever the run is") {
    const tests::TempFolder folder;
    folder.write("models/sets/x.csv", "x,y\n0,no\n1,yes\n2,no\n3,yes\n");
    const auto config = folder.write("models/m.json", R"({
  "data": {"format": "csv", "path": "x.csv", "target": "y", "folder": "sets"},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss", "training": {"epochs": 1}})");
    const auto run_in = [](const std::filesystem::path& from, const std::filesystem::path& to) {
        Trainer trainer(load(from));
        RunFolder run(to);
        run.follow(trainer);
        return trainer.fit();
    };
    run_in(config, folder / "runs/a");
    CHECK(load(folder / "runs/a/config.json").data.folder == "../../models/sets");
    const Summary again = run_in(folder / "runs/a/config.json", folder / "elsewhere/far/b");
    SavedModel saved = load_model(folder / "elsewhere/far/b");
    CHECK(evaluate(saved).train == again.train);
}

TEST_CASE("the same config gives the same bytes, on any number of threads") {
    const tests::TempFolder folder;
    run(folder / "a");
    run(folder / "b", 3);
    for (const char* name : {"config.json", "metrics.jsonl", "model.safetensors"})
        CHECK(read_file(folder / "a" / name) == read_file(folder / "b" / name));
}

TEST_CASE("a run takes over the folder of an earlier one, and no other") {
    const tests::TempFolder folder;
    run(folder / "a");
    CHECK_NOTHROW(run(folder / "a"));
    folder.write("mine/notes.txt", "precious");
    const std::string mine = (folder / "mine").string();
    CHECK_THROWS_WITH(RunFolder(mine), mine +
                                           ": the folder holds something else; expected a new or empty "
                                           "folder, or that of an earlier run; choose another with --out");
    const std::string file = (folder / "mine/notes.txt").string();
    CHECK_THROWS_WITH(RunFolder(file),
                      file + ": it is a file; expected a folder for the run; choose another with --out");
    CHECK_THROWS_WITH(RunFolder(file + "/below"), StartsWith(file + "/below: the folder cannot be made: ") &&
                                                      EndsWith("; choose another with --out"));
}

TEST_CASE("a config.json beside no model, or another's model, makes no run's folder") {
    const tests::TempFolder folder;
    folder.write("mine/config.json", "{\"theirs\": true}");
    CHECK_THROWS_WITH(RunFolder(folder / "mine"), ContainsSubstring("the folder holds something else"));
    write_safetensors(folder / "mine/model.safetensors", {.tensors = {}, .metadata = {{"format", "pt"}}});
    CHECK_THROWS_WITH(RunFolder(folder / "mine"), ContainsSubstring("the folder holds something else"));
    CHECK(read_file(folder / "mine/config.json") == "{\"theirs\": true}");
}

TEST_CASE("a run that was broken off as soon as its model was there may be run again") {
    const tests::TempFolder folder;
    run(folder / "a");
    std::filesystem::remove(folder / "a/config.json");
    std::filesystem::remove(folder / "a/metrics.jsonl");
    CHECK_NOTHROW(run(folder / "a"));
}

TEST_CASE("after a loss that is no number the model of the last good epoch is kept") {
    const tests::TempFolder folder;
    Experiment e = from_json(moons, "moons.json");
    Trainer trainer(e);
    RunFolder out(folder / "a");
    out.follow(trainer);
    std::string kept;
    trainer.on_epoch = [&, record = trainer.on_epoch](const EpochReport& report) {
        record(report);
        kept = read_file(out.model());
        if (report.epoch == 2)
            trainer.model().parameters().flat().values<float>()[0] = std::numeric_limits<float>::quiet_NaN();
    };
    CHECK_THROWS_AS(trainer.fit(), RunError);
    CHECK(read_file(out.model()) == kept);
}

TEST_CASE("a run whose first epoch fails leaves an earlier run's model as it was") {
    const tests::TempFolder folder;
    run(folder / "a");
    const std::string kept = read_file(folder / "a/model.safetensors");
    Experiment e = from_json(moons, "moons.json");
    e.seed = 7;
    Trainer trainer(e);
    trainer.model().parameters().flat().values<float>()[0] = std::numeric_limits<float>::quiet_NaN();
    RunFolder out(folder / "a");
    out.follow(trainer);
    CHECK_THROWS_AS(trainer.fit(), RunError);
    CHECK(read_file(out.model()) == kept);
}

TEST_CASE("a run that has ended says what it came to, in the same bytes each time") {
    const tests::TempFolder folder;
    const Summary summary = run(folder / "a");
    run(folder / "b", 3);
    CHECK(read_file(folder / "a/summary.json") == read_file(folder / "b/summary.json"));
    CHECK_THAT(
        read_file(folder / "a/summary.json"),
        StartsWith(
            "{\n  \"epochs\": 3,\n  \"steps\": 3,\n  \"parameters\": 42,\n  \"train\": {\n    \"loss\": "));
    const auto end = read_run_end(folder / "a");
    REQUIRE(end);
    CHECK(end->train == summary.train);
    CHECK(end->test == summary.test);
    CHECK(end->failed.empty());
}

TEST_CASE("a run that has begun again has not ended, and one that failed says why") {
    const tests::TempFolder folder;
    run(folder / "a");
    Trainer trainer(from_json(moons, "moons.json"));
    RunFolder out(folder / "a");
    out.follow(trainer);
    CHECK_FALSE(read_run_end(folder / "a"));
    trainer.model().parameters().flat().values<float>()[0] = std::numeric_limits<float>::quiet_NaN();
    CHECK_THROWS_AS(trainer.fit(), RunError);
    CHECK_THAT(read_run_end(folder / "a")->failed, StartsWith("training, step 1 (epoch 1): the loss is nan"));
}

TEST_CASE("what is no run, or another's summary, has no end") {
    const tests::TempFolder folder;
    CHECK_FALSE(read_run_end(folder / "none"));
    folder.write("a/summary.json", "{\"epochs\": 3}");
    CHECK_FALSE(read_run_end(folder / "a"));
    folder.write("a/summary.json", "no JSON");
    CHECK_FALSE(read_run_end(folder / "a"));
}
