#include "config/position_counter.hpp"

#include "support/catch.hpp"

#include <string>

using xgrad::config::PositionCounter;

namespace {

std::string at(PositionCounter& counter, std::size_t offset) {
    const auto position = counter.position(offset);
    return std::to_string(position.line) + ":" + std::to_string(position.column);
}

}  // namespace

TEST_CASE("lines and columns are counted from 1, up to the end of the text") {
    PositionCounter counter("ab\n\nc");
    CHECK(at(counter, 0) == "1:1");
    CHECK(at(counter, 2) == "1:3");
    CHECK(at(counter, 3) == "2:1");
    CHECK(at(counter, 4) == "3:1");
    CHECK(at(counter, 5) == "3:2");
}

TEST_CASE("positions are found in any order") {
    PositionCounter counter("ab\ncd");
    CHECK(at(counter, 4) == "2:2");
    CHECK(at(counter, 1) == "1:2");
    CHECK(at(counter, 4) == "2:2");
    CHECK(at(counter, 0) == "1:1");
}

TEST_CASE("a column is a character of UTF-8") {
    PositionCounter counter("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80x");
    CHECK(at(counter, 2) == "1:2");
    CHECK(at(counter, 5) == "1:3");
    CHECK(at(counter, 9) == "1:4");
}

TEST_CASE("a byte order mark takes no column") {
    PositionCounter counter("\xEF\xBB\xBFx");
    CHECK(at(counter, 3) == "1:1");
    CHECK(at(counter, 4) == "1:2");
}
