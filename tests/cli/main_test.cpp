// What the command does whatever it is told to do: help, version, bad usage.
#include "support/catch.hpp"
#include "support/run_command.hpp"
#include "support/temp_folder.hpp"

#include <filesystem>
#include <string>
#include <vector>

using namespace xgrad;
using tests::run_xgrad;

TEST_CASE("bad usage and bad input end with 2, and nothing is written") {
    const tests::TempFolder folder;
    folder.write("bad.json", "{\"modle\": []}");
    const auto typo = run_xgrad({"trian", "x.json"});
    CHECK(typo.exit_code == 2);
    CHECK(typo.err == "error: unknown command \"trian\"; did you mean \"train\"?\n");
    const auto option = run_xgrad({"train", "bad.json", "--sed", "1"}, {.folder = folder.path()});
    CHECK(option.exit_code == 2);
    CHECK_THAT(option.err, ContainsSubstring("--sed") && EndsWith("See: xgrad train --help\n"));
    const auto config = run_xgrad({"train", "bad.json"}, {.folder = folder.path()});
    CHECK(config.exit_code == 2);
    CHECK_THAT(config.err, StartsWith("bad.json:1:1: error: no \"data\"") &&
                               ContainsSubstring("bad.json:1:2: error: modle: unknown key \"modle\" for "
                                                 "Experiment; did you mean \"model\"?\n"));
    const auto missing = run_xgrad({"train", "none.json"}, {.folder = folder.path()});
    CHECK(missing.exit_code == 2);
    CHECK(missing.err == "error: cannot find \"none.json\": looked in " + folder.path().string() + "\n");
    CHECK_FALSE(std::filesystem::exists(folder / "runs"));
}

TEST_CASE("help and version go to standard output") {
    const auto version = run_xgrad({"--version"});
    CHECK(version.exit_code == 0);
    CHECK(version.out == "xgrad 0.1.0\n");
    const auto help = run_xgrad({"--help"});
    CHECK(help.exit_code == 0);
    CHECK(help.err.empty());
    for (const char* command :
         {"train", "sweep", "eval", "predict", "check", "explain", "schema", "bench", "version"}) {
        CHECK_THAT(help.out, ContainsSubstring(command));
        CHECK(run_xgrad({command, "--help"}).exit_code == 0);
    }
}

TEST_CASE("without arguments the help is an answer to bad usage") {
    const auto run = run_xgrad({});
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(run.err == run_xgrad({"--help"}).out);
}

TEST_CASE("an option that is not there is answered with the nearest") {
    const auto error = [](const std::vector<std::string>& words) {
        const auto run = run_xgrad(words);
        CHECK(run.exit_code == 2);
        return run.err;
    };
    CHECK(error({"--versio"}) ==
          "error: unknown option \"--versio\"; did you mean \"--version\"?\nSee: xgrad --help\n");
    CHECK(error({"train", "m.json", "--sed", "1"}) ==
          "error: unknown option \"--sed\"; did you mean \"--set\"?\nSee: xgrad train --help\n");
    CHECK(error({"eval", "run", "--colour"}) ==
          "error: unknown option \"--colour\"\nSee: xgrad eval --help\n");
    CHECK(error({"version", "now"}) == "error: unexpected argument \"now\"\nSee: xgrad version --help\n");
}

TEST_CASE("what is wrong with an option's value is said with the value") {
    const auto error = [](const std::vector<std::string>& options) {
        std::vector<std::string> words{"bench", "m.json"};
        words.insert(words.end(), options.begin(), options.end());
        const auto run = run_xgrad(words);
        CHECK(run.exit_code == 2);
        return run.err;
    };
    const std::string see = "\nSee: xgrad bench --help\n";
    CHECK(error({"--threads", "two"}) == "error: --threads: \"two\" is no whole number from 1 to 1024" + see);
    CHECK(error({"--threads", "2", "--threads", "3"}) ==
          "error: --threads is given 2 times; give it once" + see);
    CHECK(error({"--threads"}) == "error: --threads has no value; expected N" + see);
    CHECK(error({"--threads", "2", "--threads"}) == "error: --threads has no value; expected N" + see);
    CHECK(error({"--set", "a=1", "--set"}) == "error: --set has no value; expected PATH=VALUE" + see);
}

TEST_CASE("a command that is near none is answered with all") {
    const auto run = run_xgrad({"fly"});
    CHECK(run.exit_code == 2);
    CHECK(run.err ==
          "error: unknown command \"fly\"; expected one of train, sweep, eval, predict, check, explain, "
          "schema, bench, version\n");
}

TEST_CASE("empty values are refused") {
    const tests::TempFolder folder;
    const std::vector<std::vector<std::string>> calls = {{"train", "x.json", "--out", ""},
                                                         {"train", "x.json", "--seed", ""},
                                                         {"train", ""},
                                                         {"train", "x.json", "--data-root", ""},
                                                         {"predict", "run", ""},
                                                         {"predict", "run", "-", "--out", ""}};
    for (const auto& call : calls) {
        CAPTURE(call);
        const auto run = run_xgrad(call, {.folder = folder.path()});
        CHECK(run.exit_code == 2);
        CHECK_THAT(run.err,
                   StartsWith("error: ") && ContainsSubstring("is empty; give it a value or leave it out\n"));
    }
    CHECK(run_xgrad({"train", "x.json", "--out", ""}).err ==
          "error: --out: is empty; give it a value or leave it out\nSee: xgrad train --help\n");
}

TEST_CASE("output that is no terminal has no colours") {
    CHECK(run_xgrad({"fly"}).err.find('\033') == std::string::npos);
}

TEST_CASE("sizes beyond the machine's memory are bad input, said before anything is allocated") {
    const tests::TempFolder folder;
    folder.write("m.json", R"({"data": {"format": "synthetic", "kind": "two_moons", "samples": 4},
  "model": [{"type": "Linear", "units": 1000000000}, {"type": "Linear", "units": 1000000000}],
  "loss": "SoftmaxWithLoss"})");
    const auto model = run_xgrad({"train", "m.json"}, {.folder = folder.path()});
    CHECK(model.exit_code == 2);
    CHECK_THAT(model.err,
               StartsWith("m.json:2:12: error: model: 8000000032.0 GB of memory for the parameters and "
                          "their gradients; expected no more than this machine's "));
    const auto data =
        run_xgrad({"train", "m.json", "--set", "data.samples=1000000000000000"}, {.folder = folder.path()});
    CHECK(data.exit_code == 2);
    CHECK_THAT(data.err, StartsWith("m.json:1:10: error: data: 16000000.0 GB of memory for the examples; "));
    CHECK_FALSE(std::filesystem::exists(folder / "runs"));
}
