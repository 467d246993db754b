// Pieces from outside: the command loads them, and says what is wrong with a library that it cannot use.
#include "xgrad/train/plugin.hpp"

#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/run_command.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

#include <filesystem>
#include <string>

using namespace xgrad;
using tests::run_xgrad;

namespace {

const std::string pieces = (tests::examples_folder() / "libpieces.so").string();
const std::string rings = (tests::source_folder() / "examples/plugin/rings.json").string();

// What the command says of a library of tests/plugins.
std::string error_of(const std::string& library) {
    const auto run = run_xgrad({"--plugin", library, "version"}, {.folder = tests::plugins_folder()});
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    return run.err;
}

// What the command finds wrong with the example's model when a word in it is misspelt.
std::string misspelt(const std::string& word, const std::string& written) {
    const tests::TempFolder folder;
    std::string text = tests::read_file(rings);
    text.replace(text.find(word), word.size(), written);
    folder.write("m.json", text);
    const auto run = run_xgrad({"train", "m.json", "--plugin", pieces}, {.folder = folder.path()});
    CHECK(run.exit_code == 2);
    return run.err;
}

}  // namespace

// One error of twelve examples would be an accuracy of 0.9167: all are right.
TEST_CASE("a model of a plugin's pieces is trained, evaluated and used") {
    const tests::TempFolder folder;
    const auto run = [&](const std::vector<std::string>& words) {
        const auto result = run_xgrad(words, {.folder = folder.path()});
        CHECK(result.exit_code == 0);
        return result.out;
    };
    const std::string trained = run({"--plugin", pieces, "train", rings, "--quiet", "--threads", "1"});
    CHECK_THAT(trained, StartsWith("rings: 90 parameters, 30 epochs, 120 steps") &&
                            ContainsSubstring("\n  test   loss ") &&
                            ContainsSubstring("accuracy 1.0000  recall 1.0000\nresults in runs/rings\n"));
    CHECK_THAT(run({"eval", "runs/rings", "--plugin", pieces}),
               StartsWith("rings\n") && EndsWith("accuracy 1.0000  recall 1.0000\n"));
    folder.write("points.csv", "x0,x1\n0.5,0\n0,1\n");
    CHECK_THAT(
        run({"predict", "runs/rings", "points.csv", "--plugin", pieces}),
        StartsWith("class,probability_inner,probability_outer\ninner,0.99") && ContainsSubstring("\nouter,"));
    CHECK(run({"check", rings, "--plugin=" + pieces}) == rings + ": no errors\n");
    const std::string config = tests::read_file(folder / "runs/rings/config.json");
    CHECK_THAT(config, ContainsSubstring(R"("type": "Lion", "learning_rate": 0.02, "beta1": 0.9)"));
    CHECK(config.find("libpieces") == std::string::npos);
}

TEST_CASE("a plugin's pieces and their settings are checked and suggested as built-in ones are") {
    CHECK(misspelt("\"Maxout\"", "\"Maxuot\"") ==
          "m.json:5:22: error: model[0]: unknown layer \"Maxuot\"; did you mean \"Maxout\"?\n");
    CHECK(
        misspelt("\"pieces\": 3", "\"peices\": 3") ==
        "m.json:5:44: error: model[0].peices: unknown key \"peices\" for Maxout; did you mean \"pieces\"?\n");
    CHECK(misspelt("\"pieces\": 3", "\"pieces\": 1") ==
          "m.json:5:54: error: model[0].pieces: 1 is below 2\n");
    CHECK(misspelt("Lion", "lino") ==
          "m.json:7:25: error: optimizer: unknown optimizer \"lino\"; did you mean \"Lion\"?\n");
    CHECK(misspelt("recall", "recal") ==
          "m.json:8:86: error: training.metrics[1]: unknown metric \"recal\"; did you mean \"recall\"?\n");
}

TEST_CASE("a plugin's pieces are explained as built-in ones are") {
    const auto layer = run_xgrad({"explain", "Maxout", "--plugin", pieces});
    CHECK(layer.exit_code == 0);
    CHECK_THAT(layer.out, StartsWith("Maxout: a layer\n  the largest of several linear functions of the "
                                     "inputs\n\n  units   a whole number, at least 1; must be set\n"));
    const auto model = run_xgrad({"--plugin", pieces, "explain", rings});
    CHECK(model.exit_code == 0);
    CHECK_THAT(model.out, ContainsSubstring("\nmaxout1  Maxout  inputs   [8]               72 "));
}

TEST_CASE("without the plugin its pieces are unknown") {
    const auto run = run_xgrad({"train", rings});
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.err,
               ContainsSubstring("error: optimizer: unknown optimizer \"Lion\"; expected one of SGD, "));
}

TEST_CASE("a library that is no plugin is refused") {
    CHECK(error_of("./libplain.so") ==
          "error: ./libplain.so: this is no plugin of xgrad's; expected a shared "
          "library with XGRAD_PLUGIN { ... } in it\n");
    CHECK(error_of("libnone.so") ==
          "error: cannot find \"libnone.so\": looked in " + tests::plugins_folder().string() + "\n");
    CHECK(error_of("/") == "error: /: cannot be read: it is a folder\n");
}

TEST_CASE("a plugin that the loader refuses is answered with the loader's reason") {
    const tests::TempFolder folder;
    folder.write("text.so", "xgrad plugin for 0.1.0 with libstdc++");
    CHECK(error_of((folder / "text.so").string()) ==
          "error: " + (folder / "text.so").string() + ": cannot be loaded: file too short\n");
    CHECK(error_of("libcalls_missing.so") ==
          "error: libcalls_missing.so: cannot be loaded: undefined symbol: _ZN5xgrad10gone_sinceEv\n");
}

TEST_CASE("a plugin for another xgrad is refused, whether it finds its functions or not") {
    for (const std::string name : {"libother_version.so", "libother_version_calls_missing.so"})
        CHECK(error_of(name) == "error: " + name +
                                    ": built for xgrad 0.0.9 with libstdc++; expected xgrad 0.1.0 with "
                                    "libstdc++; build it anew\n");
}

TEST_CASE("a plugin that takes a name that is taken, or throws, is refused") {
    CHECK(error_of("libtaken.so") ==
          "error: libtaken.so: layer table: \"Linear\" is already there; choose another name\n");
    CHECK(error_of("libthrows.so") == "error: libthrows.so: no licence found\n");
    CHECK(error_of("libthrows_number.so") ==
          "error: libthrows_number.so: it threw something that is no std::exception\n");
    const auto twice = run_xgrad({"--plugin", pieces, "check", rings, "--plugin", pieces});
    CHECK(twice.exit_code == 2);
    CHECK(twice.err ==
          "error: " + pieces + ": layer table: \"Maxout\" is already there; choose another name\n");
}

TEST_CASE("bad usage beside a plugin is answered as without") {
    const auto typo = run_xgrad({"--plugin", pieces, "trian", rings});
    CHECK(typo.exit_code == 2);
    CHECK(typo.err == "error: unknown command \"trian\"; did you mean \"train\"?\n");
    const auto empty = run_xgrad({"train", rings, "--plugin", ""});
    CHECK(empty.exit_code == 2);
    CHECK(empty.err ==
          "error: --plugin: is empty; give it a value or leave it out\nSee: xgrad train --help\n");
}

TEST_CASE("a program of one's own gets the errors as exceptions") {
    CHECK_THROWS_AS(load_plugin("libnone.so"), FileError);
    CHECK_THROWS_AS(load_plugin((tests::plugins_folder() / "libplain.so").string()), ConfigError);
    CHECK_THROWS_AS(load_plugin((tests::plugins_folder() / "libthrows.so").string()), ConfigError);
    CHECK_FALSE(detail::is_version("XGRAD_PLUGIN_VERSION"));
}
