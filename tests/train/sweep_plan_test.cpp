#include "xgrad/train/sweep_plan.hpp"

#include "support/catch.hpp"

using namespace xgrad;

namespace {

Sweep sweep(const std::string& vary, const std::string& more = "") {
    return sweep_from_json(R"({"base": {
  "data": {"format": "synthetic", "kind": "two_moons", "samples": 40, "split": {"test": 0.25}},
  "model": [{"type": "Linear", "units": 8, "name": "a"}, "ReLU", {"type": "Linear", "units": 2, "name": "b"}],
  "loss": "SoftmaxWithLoss", "training": {"metrics": ["accuracy"]}},
 "vary": {)" + vary + "}" + more +
                               "}",
                           "s.json");
}

// All errors and warnings, a line each.
std::string found(const Sweep& sweep) {
    const Findings findings = plan(sweep).findings;
    std::string lines;
    for (const Problem& problem : findings.errors) lines += to_string(problem) + "\n";
    for (const Problem& problem : findings.warnings) lines += to_string(problem, "warning") + "\n";
    return lines;
}

}  // namespace

TEST_CASE("a sound sweep has its trials, and the figure that they are ranked by") {
    const SweepPlan sound = plan(sweep(R"("seed": [1, 2, 3])", R"(, "rank": "train.accuracy")"));
    CHECK(sound.findings.errors.empty());
    CHECK(sound.findings.warnings.empty());
    CHECK(sound.findings.trials == 3);
    CHECK(sound.trials.size() == 3);
    CHECK(sound.rank.name() == "train.accuracy");
    CHECK(plan(sweep(R"("seed": [1])")).rank.name() == "test.loss");
}

TEST_CASE("an error of some trials names the first of them with its values, one of all does not") {
    CHECK(found(sweep(R"(
  "model[0].units": [2, 3],
  "optimizer.learning_rate": [0.1, -0.1])")) ==
          "s.json:7:36: error: trial 2 (units=2, learning_rate=-0.1): optimizer.learning_rate: -0.1 is below "
          "0\n"
          "");
    CHECK_THAT(found(sweep(R"("model[0].inputs": [["b"], ["c"]])")),
               ContainsSubstring("error: trial 2 (inputs=[c]): "));
    CHECK_THAT(found(sweep(R"("optimizer.learning_rat": [0.1, 0.2])")),
               StartsWith("s.json:5:11: error: optimizer.learning_rat: unknown key"));
}

TEST_CASE("warnings are told likewise") {
    CHECK(found(sweep(R"(
  "optimizer.learning_rate": [0.1, 0])")) ==
          "s.json:6:36: warning: trial 2 (learning_rate=0): optimizer.learning_rate: a learning rate of 0; "
          "with it the "
          "parameters stay as they are\n");
}

TEST_CASE("values that change nothing are an error") {
    CHECK(found(sweep(R"("what": {"cases": {"a": {"seed": 5}, "b": {"seed": 5, "dtype": "float32"}}})")) ==
          "s.json:5:10: error: trial 2 (what=b): vary: trial 2 (what=b) is the same training as trial 1 "
          "(what=a); "
          "take out what has no effect\n");
}

TEST_CASE("a ranking by what no trial has is an error, with its place") {
    CHECK(found(sweep(R"("seed": [1, 2])", R"(, "rank": "test.acuracy")")) ==
          "s.json:5:36: error: rank.by: \"test.acuracy\" is no figure of these runs; did you mean "
          "\"test.accuracy\"?\n");
}

TEST_CASE("trials that would be ranked by different figures are an error, whatever their order") {
    const std::string data = R"({"format": "synthetic", "kind": "moons", "samples": 60)";
    const std::string split = data + R"(, "split": {"test": 0.2}})";
    for (const std::string& both : {data + "}, " + split, split + ", " + data + "}"}) {
        const std::string answer = found(sweep("\"data\": [" + both + "]"));
        CHECK_THAT(answer,
                   ContainsSubstring("rank: ") && ContainsSubstring("of some trials, and ") &&
                       EndsWith("of others; expected the same figure of all; name one that all have, as in "
                                "\"rank\": \"train.loss\"\n"));
    }
    CHECK(found(sweep("\"data\": [" + data + "}, " + split + "]", R"(, "rank": "train.loss")")).empty());
}
