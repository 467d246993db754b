#include "train/run_end_json.hpp"

#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace xgrad;

TEST_CASE("how a run ended is told with its figures, or with the reason of its failure") {
    const RunEnd end{
        .epochs = 2, .steps = 6, .parameters = 9, .train = {{"loss", 0.5}}, .test = Figures{{"loss", 1}}};
    const std::string text = to_json(end).dump();
    CHECK(text == R"({"epochs":2,"steps":6,"parameters":9,"train":{"loss":0.5},"test":{"loss":1.0}})");
    CHECK(to_json(to_run_end(nlohmann::ordered_json::parse(text))).dump() == text);
    CHECK(to_json(RunEnd{.failed = "why"}).dump() == R"({"failed":"why"})");
    CHECK(to_run_end({{"failed", "why"}}).failed == "why");
}

TEST_CASE("what no run wrote is refused") {
    CHECK_THROWS_AS(to_run_end({{"epochs", 3}}), nlohmann::json::exception);
    CHECK_THROWS_AS(to_run_end({{"failed", 3}}), nlohmann::json::exception);
}
