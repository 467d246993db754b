#include "xgrad/train/searches.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/dump.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace xgrad;

namespace {

Dimension dimension(const std::string& path, const std::string& json) {
    Variation variation;
    config::bind_or_throw(config::parse_value(json, "s.json"), record_of(variation));
    return {path, std::move(variation), {}};
}

// "1 a, 1 b": the labels of each point.
std::string labels(const std::vector<Point>& points) {
    std::string text;
    for (const Point& point : points) {
        if (!text.empty()) text += ",";
        for (const Alternative& alternative : point) text += " " + alternative.label;
    }
    return text;
}

std::vector<double> numbers(const std::vector<Point>& points, std::size_t column) {
    std::vector<double> all;
    for (const Point& point : points) all.push_back(config::dump(point[column].value).get<double>());
    return all;
}

const std::string rates = R"({"from": 1e-6, "to": 1e-2, "scale": "log"})";

}  // namespace

TEST_CASE("a grid has every combination, the last dimension changing fastest") {
    const std::vector<Dimension> two{dimension("a", "[1, 2]"), dimension("b", R"(["x", "y", "z"])")};
    CHECK(labels(GridSearch{}.points(two)) == " 1 x, 1 y, 1 z, 2 x, 2 y, 2 z");
}

TEST_CASE("a grid of too many combinations is refused before they are made") {
    const std::string hundred = R"({"from": 1, "to": 100, "count": 100})";
    const std::vector<Dimension> many{dimension("a", hundred), dimension("b", hundred),
                                      dimension("c", hundred)};
    CHECK_THROWS_WITH(GridSearch{}.points(many),
                      "vary: more than 10000 combinations; expected fewer; try a random search");
}

TEST_CASE("a random trial depends on the seed, its number and the path alone") {
    const std::vector<Dimension> both{dimension("rate", rates), dimension("b", R"(["x", "y"])")};
    const std::vector<Dimension> alone{dimension("rate", rates)};
    const auto few = RandomSearch{.trials = 5, .seed = 3}.points(both);
    const auto many = RandomSearch{.trials = 50, .seed = 3}.points(alone);
    for (std::size_t i = 0; i < few.size(); ++i) CHECK(few[i][0].label == many[i][0].label);
    CHECK(labels(RandomSearch{.trials = 5, .seed = 4}.points(alone)) !=
          labels(RandomSearch{.trials = 5, .seed = 3}.points(alone)));
    const std::vector<Dimension> other{dimension("other", rates)};
    CHECK(labels(RandomSearch{.trials = 5, .seed = 3}.points(other)) !=
          labels(RandomSearch{.trials = 5, .seed = 3}.points(alone)));
}

// Of 1,000 draws about 250 lie in each power of ten; the deviation of that count is 13.7.
TEST_CASE("draws from a scale of logarithms are as many in each power of ten") {
    const std::vector<Dimension> one{dimension("rate", rates)};
    const std::vector<double> drawn = numbers(RandomSearch{.trials = 1000, .seed = 1}.points(one), 0);
    for (const int power : {-6, -5, -4, -3}) {
        const auto count = std::count_if(drawn.begin(), drawn.end(), [&](double number) {
            return std::floor(std::log10(number)) == power;
        });
        CHECK(std::abs(static_cast<double>(count) - 250) < 60);
    }
}

TEST_CASE("searches have their names") {
    CHECK(searches().make("grid").type() == "grid");
    CHECK(searches().make("random").type() == "random");
    CHECK_THROWS_WITH(searches().make("gird"), "unknown search \"gird\"; did you mean \"grid\"?");
}
