#include "data/numbers.hpp"

#include "support/catch.hpp"

#include <limits>

namespace xgrad::data {

TEST_CASE("text is a number if all of it is, blanks around it aside") {
    CHECK(to_number("11.52") == 11.52);
    CHECK(to_number(" -1e-3\t") == -0.001);
    CHECK(to_number("+7") == 7.0);
    CHECK(to_number(".5") == 0.5);
    for (const char* text : {"", " ", "heavy", "1.5kg", "1,5", "+-1", "+", "1 2", "0x10"}) {
        INFO(text);
        CHECK_FALSE(to_number(text));
    }
}

TEST_CASE("what is not finite is no number") {
    for (const char* text : {"nan", "inf", "-inf", "1e999"}) {
        INFO(text);
        CHECK_FALSE(to_number(text));
    }
}

TEST_CASE("whole numbers are those that an integer holds exactly") {
    CHECK(is_whole(-3.0));
    CHECK(is_whole(0x1p53));
    CHECK_FALSE(is_whole(2.5));
    CHECK_FALSE(is_whole(1e300));
    CHECK_FALSE(is_whole(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("things without names are numbered from 0") {
    CHECK(numbered(3) == std::vector<std::string>{"0", "1", "2"});
    CHECK(numbered(0).empty());
}

TEST_CASE("the range of a dtype is put in words") {
    CHECK(within_range(Dtype::float32) == "of at most 3.4028235e+38, the largest of float32");
    CHECK(within_range(Dtype::float64) == "of at most 1.7976931348623157e+308, the largest of float64");
}

}  // namespace xgrad::data
