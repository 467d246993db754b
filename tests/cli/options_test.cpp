#include "cli/options.hpp"

#include "support/catch.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using namespace xgrad;
using namespace xgrad::cli;

namespace {

RunOptions parsed(std::vector<std::string> words) {
    CLI::App app;
    RunOptions options;
    Options declared(app);
    options.declare(declared);
    std::reverse(words.begin(), words.end());  // CLI11 takes the last word first
    app.parse(words);
    return options;
}

}  // namespace

TEST_CASE("every command that runs a model takes a data root, threads and --json") {
    const RunOptions options = parsed({"--data-root", "here", "--threads", "3", "--json"});
    CHECK(options.data_root == "here");
    CHECK(options.threads == 3);
    CHECK(options.json);
    CHECK(parsed({}).threads == 0);
    CHECK_FALSE(parsed({}).json);
}

TEST_CASE("the number of threads is between 1 and 1024") {
    for (const std::string text : {"0", "1025", "many", "2.5", "-1", "3 ", "010", "08"})
        CHECK_THROWS_WITH(parsed({"--threads", text}),
                          "--threads: \"" + text + "\" is no whole number from 1 to 1024");
}

TEST_CASE("an option's value is not empty") {
    CHECK_THROWS_WITH(parsed({"--data-root", ""}), "--data-root: is empty; give it a value or leave it out");
}
