#include "config/problem_list.hpp"

#include "support/catch.hpp"

#include <memory>
#include <string>

using namespace xgrad::config;

namespace {

Place place(const std::string& source, int line, int column) {
    return {std::make_shared<const std::string>(source), line, column};
}

}  // namespace

TEST_CASE("problems come in the order of lines and columns") {
    ProblemList problems;
    problems.add(place("m.json", 3, 1), "c", {.found = "third"});
    problems.add(place("m.json", 1, 9), "b", {.found = "second"});
    problems.add(place("m.json", 1, 2), "a", {.found = "first"});
    const auto ordered = problems.in_order();
    REQUIRE(ordered.size() == problems.size());
    CHECK(to_string(ordered[0]) == "m.json:1:2: error: a: first");
    CHECK(to_string(ordered[1]) == "m.json:1:9: error: b: second");
    CHECK(to_string(ordered[2]) == "m.json:3:1: error: c: third");
}

TEST_CASE(
    "problems of several sources stay together, and of one place in the order in which they were found") {
    ProblemList problems;
    problems.add(place("base.json", 9, 1), "", {.found = "2"});
    problems.add(place("mine.json", 1, 1), "", {.found = "3"});
    problems.add(place("--set a=1", 0, 0), "", {.found = "5"});
    problems.add(place("base.json", 2, 1), "", {.found = "1"});
    problems.add(place("mine.json", 1, 1), "", {.found = "4"});
    std::string order;
    for (const auto& problem : problems.in_order()) order += problem.found;
    CHECK(order == "12345");
}
