#include "train/label.hpp"

#include "support/catch.hpp"

using namespace xgrad;

namespace {

std::string label(const std::string& json) { return label_of(config::parse_value(json, "x")); }

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("values are shown as short as they can be told apart") {
    CHECK(label("0.001") == "0.001");
    CHECK(label("1e-7") == "1e-07");
    CHECK(label("64") == "64");
    CHECK(label("null") == "null");
    CHECK(label("true") == "true");
    CHECK(label("\"He\"") == "He");
    CHECK(label(R"({"type": "Adam", "learning_rate": 0.1})") == "Adam learning_rate=0.1");
    CHECK(label(R"([1, {"type": "Linear", "units": 3, "weight": {"type": "Normal", "std": 1}}, "ReLU"])") ==
          "[1, (Linear units=3 weight=(Normal std=1)), ReLU]");
}

TEST_CASE("columns are called by the ends of paths, longer ones where the last keys are the same") {
    CHECK(short_names({"optimizer.learning_rate", "penalty.l2", "seed"}) ==
          Names{"learning_rate", "l2", "seed"});
    CHECK(short_names({"model[0].units", "model[2].units"}) == Names{"model[0].units", "model[2].units"});
    CHECK(short_names({"a.b.c", "d.b.c", "c"}) == Names{"a.b.c", "d.b.c", "c"});
    CHECK(short_names({"blocks.dense.layers[1]"}) == Names{"layers[1]"});
}

TEST_CASE("names of files have no signs that a shell minds") {
    CHECK(in_file_name("learning_rate=1e-05") == "learning_rate=1e-05");
    CHECK(in_file_name("remedy=weight decay & 'dropout'") == "remedy=weight-decay-dropout");
    CHECK(in_file_name("../x") == "..-x");
    CHECK(in_file_name("$") == "");
}

TEST_CASE("a name is one that a folder can have") {
    for (const char* name : {"a", "a b", "...", "\u00e9"}) CHECK_FALSE(check_name(name));
    for (const char* name : {"", ".", "..", "a/b", "a\\b"}) CHECK(check_name(name));
}
