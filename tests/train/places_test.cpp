#include "train/places.hpp"

#include "support/catch.hpp"

using namespace xgrad;

namespace {

const Places places{{"", "m.json:1:1"}, {"data", "m.json:2:11"}, {"data.split", "m.json:4:14"}};

}  // namespace

TEST_CASE("a setting that the file does not name stands where its object does") {
    CHECK(place_of(places, "data.split") == "m.json:4:14");
    CHECK(place_of(places, "data.split.seed") == "m.json:4:14");
    CHECK(place_of(places, "data.preprocess[1]") == "m.json:2:11");
    CHECK(place_of(places, "data.split (Split \"x.y\")") == "m.json:4:14");
    CHECK(place_of(places, "loss").empty());
    CHECK(place_of({}, "data").empty());
}

TEST_CASE("an error leaves with its place, and stays of its type") {
    const auto fail = [](const Problem& problem) {
        return [problem] { locating(places, "data", [&] { throw FileError(problem); }); };
    };
    CHECK_THROWS_AS(fail({.found = "nothing"})(), FileError);
    CHECK_THROWS_WITH(fail({.found = "nothing"})(), "m.json:2:11: error: data: nothing");
    CHECK_THROWS_WITH(fail({.where = "data.split", .found = "odd"})(), "m.json:4:14: error: data.split: odd");
    CHECK_THROWS_WITH(fail({.where = "x.csv", .found = "odd"})(), "m.json:2:11: error: x.csv: odd");
    CHECK_THROWS_WITH(fail({.place = "x.csv:7", .found = "odd"})(), "x.csv:7: error: odd");
}
