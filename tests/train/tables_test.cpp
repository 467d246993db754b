#include "xgrad/train/tables.hpp"

#include "support/catch.hpp"

#include <set>

using namespace xgrad;

TEST_CASE("all tables are there, each once, and none is empty") {
    std::set<std::string> roles;
    for (const AnyTable* table : all_tables()) {
        CHECK_FALSE(table->entries().empty());
        roles.insert(table->role());
    }
    CHECK(roles == std::set<std::string>{"data format", "initializer", "layer", "loss", "metric", "optimizer",
                                         "preprocessing step", "sampler", "search", "synthetic set"});
}
