#include "xgrad/train/variation.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/dump.hpp"

#include <nlohmann/json.hpp>

using namespace xgrad;

namespace {

Dimension dimension(const std::string& json) {
    Variation variation;
    config::bind_or_throw(config::parse_value(json, "s.json"), record_of(variation));
    return {"x.y", std::move(variation), {}};
}

// The values of all alternatives, as JSON.
std::string values(const std::string& json) {
    nlohmann::ordered_json list;
    const Dimension all = dimension(json);
    for (const Alternative& alternative : all.alternatives()) list.push_back(config::dump(alternative.value));
    return list.dump();
}

std::string refusal(const std::string& json) {
    try {
        dimension(json).alternatives();
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "";
}

double at(const std::string& json, double u) {
    return config::dump(dimension(json).at(u).value).get<double>();
}

}  // namespace

TEST_CASE("a list's values set the path, one each") {
    const Dimension list = dimension(R"([0.1, {"type": "Adam", "beta1": 0.5}])");
    REQUIRE(list.alternatives().size() == 2);
    const Alternative& second = list.alternatives()[1];
    CHECK(second.of == "x.y");
    CHECK(second.label == "Adam beta1=0.5");
    REQUIRE(second.set.size() == 1);
    CHECK(second.set[0].path == "x.y");
    CHECK(to_string(second.set[0].value.place) == "s.json:1:7");
}

TEST_CASE("a range with a count has both its ends, evenly spread or by factors, in six digits") {
    CHECK(values(R"({"from": 0, "to": 1, "count": 6})") == "[0.0,0.2,0.4,0.6,0.8,1.0]");
    CHECK(values(R"({"from": 1e-4, "to": 1, "scale": "log", "count": 5})") == "[0.0001,0.001,0.01,0.1,1.0]");
    CHECK(values(R"({"from": 0.0001, "to": 1, "scale": "log", "count": 4})") ==
          "[0.0001,0.00215443,0.0464159,1.0]");
}

TEST_CASE("whole numbers are rounded from where reals would lie, and written as such") {
    CHECK(values(R"({"from": 16, "to": 128, "scale": "log", "count": 4, "whole": true})") ==
          "[16,32,64,128]");
    CHECK(values(R"({"from": 1, "to": 4, "count": 3, "whole": true})") == "[1,3,4]");
    CHECK(refusal(R"({"from": 1, "to": 3, "count": 4, "whole": true})") ==
          "vary.x.y: 4 numbers from 1 to 3, 2 twice among them; lower \"count\"");
}

TEST_CASE("cases set several paths together, and are called by their names") {
    const Dimension cases = dimension(R"({"cases": {"none": {}, "both": {"a.b": 1, "c": "d"}}})");
    REQUIRE(cases.alternatives().size() == 2);
    CHECK(cases.alternatives()[0].set.empty());
    const Alternative& both = cases.alternatives()[1];
    CHECK(both.label == "both");
    CHECK(both.value.get<std::string>() == "both");
    REQUIRE(both.set.size() == 2);
    CHECK(both.set[0].path == "a.b");
    CHECK(both.set[1].value.get<std::string>() == "d");
}

TEST_CASE(
    "draws are spread as evenly as their numbers: over a list, a range, its logarithms, whole numbers") {
    CHECK(at("[10, 20, 30]", 0.34) == 20);
    CHECK(at("[10, 20, 30]", 0.999) == 30);
    CHECK(at(R"({"from": 2, "to": 4})", 0.25) == 2.5);
    CHECK(at(R"({"from": 1e-6, "to": 1e-2, "scale": "log"})", 0.5) == 1e-4);
    CHECK(at(R"({"from": 1, "to": 3, "count": 3})", 0.5) == 2);
    for (const auto& [u, number] : {std::pair{0.0, 1}, {0.249, 1}, {0.25, 2}, {0.75, 4}, {0.999, 4}})
        CHECK(at(R"({"from": 1, "to": 4, "whole": true})", u) == number);
    CHECK(at(R"({"from": 1, "to": 1000, "scale": "log", "whole": true})", 0.5) == 32);
}

TEST_CASE("a range without a count has no list of its numbers") {
    CHECK(refusal(R"({"from": 0, "to": 1})") ==
          "vary.x.y: a range without \"count\"; expected how many of its numbers a grid takes; add "
          "\"count\", or search "
          "at random: \"search\": {\"type\": \"random\", \"trials\": 20}");
}

TEST_CASE("what cannot vary is refused") {
    const std::string ways = "expected a list of values, a range \"from\" ... \"to\", or \"cases\"";
    CHECK_THAT(refusal("{}"), EndsWith("nothing to vary by; " + ways));
    CHECK_THAT(refusal("[]"), EndsWith("nothing to vary by; " + ways));
    CHECK_THAT(refusal(R"({"values": [1], "from": 0, "to": 1})"), EndsWith("several ways to vary; " + ways));
    CHECK_THAT(refusal(R"({"from": 1})"), EndsWith("no \"to\" for the range; " + ways));
    CHECK_THAT(refusal(R"({"to": 1})"), EndsWith("no \"from\" for the range; " + ways));
    CHECK_THAT(refusal(R"({"from": 2, "to": 1})"),
               EndsWith("a range from 2 to 1; expected \"from\" below \"to\""));
    CHECK_THAT(refusal(R"({"from": 0, "to": 1, "scale": "log"})"),
               EndsWith("a range from 0 on a scale of logarithms; expected \"from\" above 0"));
    CHECK_THAT(refusal(R"({"from": 0.5, "to": 2, "whole": true})"),
               EndsWith("a range from 0.5 to 2; expected whole numbers"));
    CHECK_THAT(refusal(R"({"from": 1, "to": 1e30, "whole": true})"),
               EndsWith("whole numbers from 1 to 1e+30; expected none beyond 9007199254740992"));
    CHECK_THAT(refusal(R"({"from": -1e308, "to": 1e308})"),
               EndsWith("a range from -1e+308 to 1e+308; expected a shorter one"));
    CHECK_THAT(
        refusal(R"({"values": [1], "count": 3})"),
        EndsWith(
            "\"scale\", \"count\" or \"whole\" without a range; expected them beside \"from\" and \"to\" "
            "only"));
}

TEST_CASE("a value that is there twice is refused; text is not a number") {
    CHECK(refusal(R"([1, "2", 2, 1.0, 1])") == "vary.x.y: 1 is there twice; take one out");
    CHECK(refusal(R"([{"type": "Adam"}, "SGD", {"type": "Adam"}])") ==
          "vary.x.y: Adam is there twice; take one out");
    CHECK(refusal(R"([1, "1", true])").empty());
}

TEST_CASE("the settings of cases are those of all of them") {
    CHECK(dimension("[1, 2]").settings() == std::vector<std::string>{"x.y", "x.y"});
    CHECK(dimension(R"({"from": 0, "to": 1})").settings() == std::vector<std::string>{"x.y"});
    CHECK(dimension(R"({"cases": {"a": {"seed": 1}, "b": {"name": "n"}}})").settings() ==
          std::vector<std::string>{"seed", "name"});
}
