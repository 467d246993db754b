#include "cli/command.hpp"

#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace xgrad;

TEST_CASE("the commands stand in the order of a model's life, each with a line of help") {
    std::vector<std::string> names;
    for (const cli::Command& command : cli::commands()) {
        names.emplace_back(command.name);
        CHECK_FALSE(command.help.empty());
    }
    CHECK(names == std::vector<std::string>{"train", "sweep", "eval", "predict", "check", "explain", "schema",
                                            "bench", "version"});
}
