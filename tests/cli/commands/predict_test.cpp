// The command `xgrad predict`, as people run it.
#include "cli/moons.hpp"
#include "support/paths.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

using namespace xgrad;
using tests::run_xgrad;

namespace {

const std::string rows =
    "petal_width,petal_length,sepal_width,sepal_length\n0.2,1.4,3.5,5.1\n2.1,5.6,2.8,6.4\n";

void train_iris(const tests::TempFolder& folder) {
    const std::string model = (tests::source_folder() / "models/iris.json").string();
    REQUIRE(run_xgrad({"train", model, "--quiet"}, {.folder = folder.path()}).exit_code == 0);
}

}  // namespace

TEST_CASE("predict answers rows of CSV in CSV, their columns in any order") {
    const tests::TempFolder folder;
    train_iris(folder);
    const auto run = run_xgrad({"predict", "runs/iris", "-"}, {.input = rows, .folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, StartsWith("class,probability_setosa,probability_versicolor,probability_virginica\n"
                                   "setosa,0.9") &&
                            ContainsSubstring("\nvirginica,"));
}

TEST_CASE("predict answers by each layer that a loss judges") {
    const tests::TempFolder folder;
    folder.write("t.csv", "a,kind,size\n1,x,0.5\n2,y,1.5\n3,x,2.5\n4,y,3.5\n");
    folder.write("m.json", R"({
  "data": {"format": "csv", "path": "t.csv", "target": "kind", "more_targets": [{"column": "size"}]},
  "model": [
    {"type": "Linear", "name": "of_kind", "units": 2},
    {"type": "Linear", "name": "of_size", "units": 1, "inputs": ["inputs"]}
  ],
  "loss": [{"type": "SoftmaxWithLoss", "of": "of_kind"}, {"type": "MeanSquaredError", "target": "size"}],
  "training": {"epochs": 1}
})");
    REQUIRE(run_xgrad({"train", "m.json", "--quiet"}, {.folder = folder.path()}).exit_code == 0);
    const auto csv = run_xgrad({"predict", "runs/m", "-"}, {.input = "a\n1\n", .folder = folder.path()});
    CHECK_THAT(csv.out,
               StartsWith("of_kind.class,of_kind.probability_x,of_kind.probability_y,output.size\n"));
    const auto lines =
        run_xgrad({"predict", "runs/m", "-", "--json"}, {.input = "a\n1\n2\n", .folder = folder.path()});
    const auto first = nlohmann::json::parse(lines.out.substr(0, lines.out.find('\n')));
    CHECK(first["of_kind"]["probabilities"].size() == 2);
    CHECK(first["output"]["values"].contains("size"));
}

TEST_CASE("predict names the columns that the rows lack") {
    const tests::TempFolder folder;
    train_iris(folder);
    const auto error = [&](const std::string& input) {
        const auto run = run_xgrad({"predict", "runs/iris", "-"}, {.input = input, .folder = folder.path()});
        CHECK(run.exit_code == 2);
        CHECK(run.out.empty());
        return run.err;
    };
    CHECK(error("petal_width,petal_lenght,sepal_width,sepal_length\n1,2,3,4\n") ==
          "error: standard input: no column \"petal_length\"; did you mean \"petal_lenght\"?\n");
    CHECK(error("petal_width,sepal_width,sepal_length\n1,2,3\n") ==
          "error: standard input: no column \"petal_length\"\n");
    CHECK(error("a,b\n1,2\n") ==
          "error: standard input: no columns \"sepal_length\", \"sepal_width\", "
          "\"petal_length\", \"petal_width\" among a, b\n");
    CHECK(error("1,2,3\n") ==
          "error: standard input: rows of 3 cells; expected 4, one for each input; or a first row "
          "that names them: sepal_length, sepal_width, petal_length, petal_width\n");
}

TEST_CASE("predict refuses a number that it cannot represent and writes nothing") {
    const tests::TempFolder folder;
    train_iris(folder);
    const auto run = run_xgrad({"predict", "runs/iris", "-", "--out", "answers.csv"},
                               {.input = "5.1,3.5,1.4,0.2\n5.1,3.5,1e39,0.2\n", .folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK(run.err ==
          "standard input:2: error: column \"petal_length\": \"1e39\"; expected a number of at most "
          "3.4028235e+38, the "
          "largest of float32\n");
    CHECK_FALSE(std::filesystem::exists(folder / "answers.csv"));
}

TEST_CASE("predict --json --out writes an object a line to a file") {
    const tests::TempFolder folder;
    train_iris(folder);
    folder.write("rows.csv", rows);
    const auto run = run_xgrad({"predict", "runs/iris", "rows.csv", "--json", "--out", "answers.jsonl"},
                               {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK(run.out.empty());
    CHECK_THAT(tests::read_file(folder / "answers.jsonl"),
               StartsWith("{\"class\":\"setosa\",\"probabilities\":{\"setosa\":0.9"));
}

TEST_CASE("predict writes its answers over neither the model nor the examples") {
    const tests::TempFolder folder;
    train_iris(folder);
    folder.write("rows.csv", rows);
    const auto refusal = [&](const std::string& model, const std::string& out) {
        const auto run = run_xgrad({"predict", model, "rows.csv", "--out", out}, {.folder = folder.path()});
        CHECK(run.exit_code == 2);
        return run.err;
    };
    const std::string model = "runs/iris/model.safetensors";
    CHECK(refusal("runs/iris", model) ==
          "error: --out " + model + ": this is the model; choose another file\n");
    CHECK(refusal(model, model) == "error: --out " + model + ": this is the model; choose another file\n");
    CHECK(refusal("runs/iris", "./rows.csv") ==
          "error: --out ./rows.csv: this is the input; choose another file\n");
    CHECK(tests::read_file(folder / "rows.csv") == rows);
}

TEST_CASE("predict tells who names a model's JSON file what to name") {
    const tests::TempFolder folder;
    folder.write("m.json", "{}");
    folder.write("rows.csv", rows);
    const auto run = run_xgrad({"predict", "m.json", "rows.csv"}, {.folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK(run.err ==
          "error: m.json: this is a JSON file; expected a run's folder, or the model.safetensors in it; "
          "train the "
          "model first: xgrad train FILE\n");
}
