#include "train/figures_json.hpp"

#include "support/catch.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

using namespace xgrad;

TEST_CASE("figures keep their order and all digits, and what is no number comes back") {
    const Figures figures{{"loss", 1.0 / 3}, {"accuracy", std::numeric_limits<double>::quiet_NaN()}};
    const std::string text = to_json(figures).dump();
    CHECK(text == R"({"loss":0.3333333333333333,"accuracy":null})");
    const Figures again = to_figures(nlohmann::ordered_json::parse(text));
    CHECK(again[0] == figures[0]);
    CHECK(again[1].first == "accuracy");
    CHECK(std::isnan(again[1].second));
}
