#include "config/numbers.hpp"

#include "support/catch.hpp"

#include <string>

using namespace xgrad::config;

namespace {

LocatedJson value(const std::string& text) { return parse_value(text, ""); }

}  // namespace

TEST_CASE("every number is a real one") {
    CHECK(to_double(value("-3")) == -3.0);
    CHECK(to_double(value("18446744073709551615")) == 18446744073709551615.0);
    CHECK(to_double(value("0.1")) == 0.1);
    CHECK_FALSE(to_double(value("\"1\"")));
    CHECK_FALSE(to_double(value("true")));
}

TEST_CASE("1e3 and 2.0 are whole numbers, 0.5 is none") {
    CHECK(to_integer(value("9007199254740993")) == 9007199254740993);
    CHECK(to_integer(value("1e3")) == 1000);
    CHECK(to_integer(value("-2.0")) == -2);
    CHECK_FALSE(to_integer(value("0.5")));
    CHECK_FALSE(to_integer(value("1e300")));
    CHECK_FALSE(to_integer(value("18446744073709551615")));
    CHECK_FALSE(to_integer(value("null")));
}

TEST_CASE("numbers without a sign go up to 2^64 - 1") {
    CHECK(to_unsigned(value("18446744073709551615")) == 18446744073709551615U);
    CHECK(to_unsigned(value("1e3")) == 1000U);
    CHECK_FALSE(to_unsigned(value("-1")));
    CHECK_FALSE(to_unsigned(value("1.5")));
}

TEST_CASE("numbers and truth values in quotes are offered without") {
    CHECK(without_quotes(value("\"50\"")) == "write it without quotes: 50");
    CHECK(without_quotes(value("\"true\"")) == "write it without quotes: true");
    CHECK(without_quotes(value("\"fifty\"")).empty());
    CHECK(without_quotes(value("\"null\"")).empty());
    CHECK(without_quotes(value("50")).empty());
}
