#include "xgrad/train/sweep.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/train/trials.hpp"

using namespace xgrad;
using tests::TempFolder;

namespace {

const char* const model = R"({
  "data": {"format": "csv", "path": "x.csv", "target": "y"},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss", "training": {"epochs": 1}
})";

std::string refusal(const std::string& text) {
    try {
        sweep_from_json(text, "s.json");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

std::string configs(const Sweep& sweep) {
    std::string all;
    for (Trial& trial : trials(sweep)) all += to_json(seen_from("elsewhere", std::move(trial.experiment)));
    return all;
}

}  // namespace

TEST_CASE("a sweep file names a base, what varies, a search and a ranking") {
    const Sweep sweep = sweep_from_json(R"({"name": "n", "description": "d", "base": "m.json",
      "vary": {"optimizer.learning_rate": [0.1, 0.2], "seed": {"from": 1, "to": 9}},
      "search": {"type": "random", "trials": 7, "seed": 3}, "rank": {"by": "train.loss", "better": "higher"}})",
                                        "s.json");
    CHECK(sweep.name == "n");
    CHECK(sweep.base.get<std::string>() == "m.json");
    REQUIRE(sweep.vary.size() == 2);
    CHECK(sweep.vary[0].name == "optimizer.learning_rate");
    CHECK(sweep.vary[0].value.values.size() == 2);
    CHECK(sweep.vary[1].value.to == 9);
    CHECK(sweep.search.get<RandomSearch>()->trials == 7);
    CHECK(sweep.rank.by == "train.loss");
    CHECK(sweep.rank.better == Better::higher);
    CHECK(to_string(sweep.places.at("vary.seed")) == "s.json:2:55");
}

TEST_CASE("a grid by the loss is the default, and a ranking may be its figure alone") {
    const Sweep sweep = sweep_from_json(R"({"base": "m.json", "vary": {"seed": [1]}})", "s.json");
    CHECK(sweep.search.type() == "grid");
    CHECK(sweep.rank.by.empty());
    CHECK(sweep_from_json(R"({"base": "m", "vary": {"seed": [1]}, "rank": "test.loss"})", "s").rank.by ==
          "test.loss");
}

TEST_CASE("all that is wrong with a sweep's settings is told at once") {
    CHECK(refusal(R"({"bas": "m.json", "vary": {"seed": {"form": 1, "to": 3}, "x": 3},
  "search": {"type": "rand", "trials": 0}, "rank": {"by": 3}})") ==
          "s.json:1:2: error: bas: unknown key \"bas\" for Sweep; did you mean \"base\"?\n"
          "s.json:1:37: error: vary.seed.form: unknown key \"form\" for Variation; did you mean \"from\"?\n"
          "s.json:1:63: error: vary.x: 3; expected a list of values; or an object with \"values\", \"from\", "
          "\"to\" and "
          "\"scale\" among its keys\n"
          "s.json:2:22: error: search: unknown search \"rand\"; did you mean \"random\"?\n"
          "s.json:2:59: error: rank.by: 3; expected text in quotes");
    CHECK(refusal(R"({"base": "m.json", "vary": {}})") ==
          "s.json:1:28: error: vary: an empty object; expected at least 1 item");
    CHECK(refusal(R"({"version": 2, "base": "m.json", "vary": {"seed": [1]}})") ==
          "s.json:1:13: error: version: 2, a version that this xgrad does not know; expected 1; get a newer "
          "xgrad");
}

TEST_CASE("a model is no sweep, and a sweep no model") {
    CHECK_THAT(refusal(model),
               StartsWith("s.json:3:12: error: model: this is a model, not a sweep: it does not say what "
                          "varies; train it by xgrad train"));
    CHECK_THROWS_WITH(from_json(R"({"base": "m.json", "vary": {}})", "s.json"),
                      "s.json:1:28: error: vary: this is a sweep, not a model; run it by xgrad sweep");
    const TempFolder folder;
    CHECK(is_sweep_file(folder.write("s.json", R"({"base": "m.json", "vary": {}})")));
    CHECK_FALSE(is_sweep_file(folder.write("m.json", model)));
}

TEST_CASE("a sweep in full loads to the same trials from another folder, and finds the same data") {
    const TempFolder folder;
    folder.write("models/m.json", model);
    folder.write("models/sweeps/s.json", R"({"base": "../m.json", "vary": {
      "optimizer": ["SGD"],
      "optimizer.learning_rate": {"from": 0.1, "to": 1, "count": 2},
      "data": {"cases": {"x": {}, "z": {"data": {"format": "csv", "path": "z.csv", "target": "y"}}}}}})");
    const Sweep sweep = load_sweep(folder / "models/sweeps/s.json", {"training.epochs=3"});
    const std::string text = to_json(sweep, folder / "runs/s");
    folder.write("runs/s/sweep.json", text);
    CHECK_THAT(text, ContainsSubstring("\"folder\": \"../../models\"") && ContainsSubstring("\"epochs\": 3"));
    const Sweep again = load_sweep(folder / "runs/s/sweep.json");
    CHECK(again.name == "s");
    CHECK(configs(again) == configs(sweep));
    CHECK(to_json(again, folder / "runs/s") == text);
}

TEST_CASE("a sweep in full leaves out what a later word in its base excludes") {
    const TempFolder folder;
    folder.write("m.json", R"({"data": {"format": "synthetic", "kind": "xor"},
      "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss", "training": {"steps": 7}})");
    const auto file = folder.write("s.json", R"({"base": {"extends": "m.json", "training": {"epochs": 2}},
      "vary": {"seed": [1]}})");
    const std::string epochs = to_json(load_sweep(file), folder.path());
    CHECK_THAT(epochs, ContainsSubstring("\"training\": {\"epochs\": 2}"));
    CHECK(trials(sweep_from_json(epochs, "sweep.json"))[0].experiment.training.epochs == 2);
    const std::string steps = to_json(load_sweep(file, {"training.steps=3"}), folder.path());
    CHECK_THAT(steps, ContainsSubstring("\"training\": {\"steps\": 3}"));
    CHECK(trials(sweep_from_json(steps, "sweep.json"))[0].experiment.training.steps == 3);
}

TEST_CASE("what a sweep in full says of what varies is as short as a person would write it") {
    const std::string text = to_json(sweep_from_json(R"({"base": {"seed": 2}, "vary": {"a": [1, 2],
      "b": {"from": 1, "to": 2, "count": 3}, "c": {"cases": {"d": {"e": 1}}}}})",
                                                     "s.json"),
                                     ".");
    CHECK(text == R"({
  "version": 1,
  "name": "sweep",
  "description": "",
  "base": {"seed": 2},
  "vary": {
    "a": [1, 2],
    "b": {"from": 1.0, "to": 2.0, "scale": "linear", "count": 3},
    "c": {"cases": {"d": {"e": 1}}}
  },
  "search": {"type": "grid"},
  "rank": {"by": "", "better": null}
}
)");
}

TEST_CASE("a name that can be no folder's is refused") {
    for (const std::string name : {"", "..", "a/b"})
        CHECK_THAT(refusal(R"({"name": ")" + name + R"(", "base": "m.json", "vary": {"seed": [1]}})"),
                   ContainsSubstring("the name \"" + name + "\"; expected a name that can be a folder's"));
}
