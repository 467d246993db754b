#include "xgrad/train/check.hpp"

#include "support/catch.hpp"
#include "support/shared_data.hpp"
#include "support/source_tree.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using tests::TempFolder;

namespace {

// All errors and warnings, a line each, without the folder.
std::string found(const std::string& text, const std::vector<std::string>& overrides = {}) {
    const TempFolder folder;
    const std::string path = folder.write("m.json", text).string();
    const std::string before = path.substr(0, path.size() - std::string("m.json").size());
    const Findings findings = check(path, overrides);
    std::string lines;
    for (const Problem& problem : findings.errors) lines += to_string(problem) + "\n";
    for (const Problem& problem : findings.warnings) lines += to_string(problem, "warning") + "\n";
    for (std::size_t at = 0; (at = lines.find(before)) != std::string::npos;) lines.erase(at, before.size());
    return lines;
}

}  // namespace

TEST_CASE(
    "a check tells all errors at once, those of settings and those of shapes, in the order of the file") {
    CHECK(found(R"({
  "data": {"format": "synthetic", "kind": "spiral"},
  "model": [
    {"type": "Linear", "name": "in", "units": 64}, "ReLU",
    {"type": "Linear", "unit": 32},
    {"type": "ReLU", "name": "small"},
    {"type": "Add", "name": "skip", "inputs": ["in", "small"]},
    {"type": "Linear", "units": 3}
  ],
  "loss": "SoftmaxWithLoss",
  "optimizer": {"type": "SGD", "learning_rate": -0.1}
})") == "m.json:5:24: error: model[2].unit: unknown key \"unit\" for Linear; did you mean \"units\"?\n"
        "m.json:7:5: error: model[4] (Add \"skip\"): inputs have shapes [64] and [32]; they must broadcast "
        "together\n"
        "m.json:11:49: error: optimizer.learning_rate: -0.1 is below 0\n");
}

TEST_CASE("a layer whose settings are wrong makes no errors in those behind it") {
    CHECK(found(R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear"}, "ReLU", {"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss"})") ==
          "m.json:2:13: error: model[0]: no \"units\" for Linear; expected a whole number, at least 1\n");
}

TEST_CASE(
    "data that are not there, targets that outputs cannot answer and losses that do not fit are errors") {
    CHECK_THAT(found(R"({"data": {"format": "csv", "path": "no.csv", "target": "y"},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss"})"),
               StartsWith("m.json:1:10: error: data: cannot find \"no.csv\""));
    CHECK_THAT(found(R"({"data": {"format": "synthetic", "kind": "spiral", "classes": 3},
  "model": [{"type": "Linear", "units": 2}],
  "loss": "SoftmaxWithLoss"})"),
               StartsWith("m.json:") && ContainsSubstring("error: "));
}

TEST_CASE("what is no JSON is one error, and a sound file none") {
    CHECK(found("{\"a\": }") == "m.json:1:7: error: unexpected \"}\"; expected a value\n");
    CHECK(found(R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss"})") == "");
    CHECK_THROWS_AS(check("nowhere.json"), FileError);
}

TEST_CASE("overrides are checked with the file, and are pointed at") {
    CHECK(found(R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss"})",
                {"training.epochs=0"}) ==
          "--set training.epochs=0: error: training.epochs: 0 is below 1; expected at least 1 and at most "
          "1000000000\n");
}

TEST_CASE("every model of the tree is without errors and warnings") {
    const auto data = tests::shared_data();
    for (const std::string& model : tests::files_below("models", ".json")) {
        INFO(model);
        if (!data && (model.find("textbook") != std::string::npos || model.find("ch06") != std::string::npos))
            continue;
        const Findings findings = check(tests::source_folder() / model, {}, data ? data->string() : "");
        CHECK(findings.errors.empty());
        CHECK(findings.warnings.empty());
    }
}

// 100 examples by 33 leave one.
TEST_CASE("a last mini-batch that a layer cannot take is an error") {
    const std::string model =
        R"({"data": {"format": "synthetic", "kind": "spiral", "samples": 100, "classes": 2},
  "model": [{"type": "Linear", "units": 2}, "BatchNorm"], "loss": "SoftmaxWithLoss",
  "training": {"batch": {"size": 33}}})";
    CHECK(found(model) ==
          "m.json:2:45: error: model[1] (BatchNorm): a mini-batch of one example of shape [2], and so one "
          "value "
          "for each feature; expected two or more in training, as a single one has no variance; take larger "
          "mini-batches; if it is what an epoch leaves over, set \"drop_last\": true\n");
    CHECK(found(model, {"training.batch.drop_last=true"}) == "");
    CHECK(found(model, {"training.batch.sampling=with_replacement"}) == "");
    CHECK(found(model, {"training.batch.size=all"}) == "");
    CHECK_THAT(found(model, {"training.batch.size=1"}), ContainsSubstring("a mini-batch of one example"));
}

TEST_CASE("parameters that this machine has no memory for are an error before anything is trained") {
    CHECK_THAT(
        found(R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear", "units": 1000000000}, {"type": "Linear", "units": 100000}], "loss": "SoftmaxWithLoss"})"),
        StartsWith("m.json:2:12: error: model: 800024.0 GB of memory for the parameters and their gradients; "
                   "expected no more than this machine's "));
}
