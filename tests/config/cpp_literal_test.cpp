#include "config/cpp_literal.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"

#include <limits>
#include <sstream>

using namespace xgrad;
using namespace xgrad::config;

TEST_CASE("numbers are as short as they can be and are read back as they are") {
    CHECK(cpp_literal(0.1) == "0.1");
    CHECK(cpp_literal(1.0) == "1");
    CHECK(cpp_literal(1e-8) == "1e-8");
    CHECK(cpp_literal(-2.5e+120) == "-2.5e120");
    CHECK(cpp_literal(0.1 + 0.2) == "0.30000000000000004");
    CHECK(cpp_literal(1.0 / 255) == "0.00392156862745098");
    CHECK(cpp_literal(5e-324) == "5e-324");
}

TEST_CASE("a number stays a double where an integer literal would be another or does not fit") {
    CHECK(cpp_literal(-0.0) == "-0.0");
    CHECK(cpp_literal(999999.0) == "999999");
    CHECK(cpp_literal(1234567.0) == "1234567.0");
    CHECK(cpp_literal(1e300) == "1e300");
    CHECK(cpp_literal(-std::numeric_limits<double>::infinity()) ==
          "-std::numeric_limits<double>::infinity()");
    CHECK(cpp_literal(std::numeric_limits<double>::quiet_NaN()) ==
          "std::numeric_limits<double>::quiet_NaN()");
}

TEST_CASE("integers of all sizes are literals of their type") {
    CHECK(cpp_literal(std::int64_t{-7}) == "-7");
    CHECK(cpp_literal(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
    CHECK(cpp_literal(std::numeric_limits<std::int64_t>::min()) ==
          "std::numeric_limits<std::int64_t>::min()");
    CHECK(cpp_literal(std::uint64_t{7}) == "7");
    CHECK(cpp_literal(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615U");
}

TEST_CASE("text is escaped so that it stays one literal") {
    CHECK(cpp_literal(std::string_view("a \"b\"\\\n\t\r")) == R"("a \"b\"\\\n\t\r")");
    CHECK(cpp_literal(std::string_view("\x01"
                                       "1\x7F")) == R"("\0011\177")");
    CHECK(cpp_literal(std::string_view("what?\?=")) == R"("what?\?=")");
    CHECK(cpp_literal(std::string_view("\xC3\xA9")) == "\"\xC3\xA9\"");
    CHECK(cpp_literal(std::string_view("a\0b", 3)) == R"(std::string("a\000b", 3))");
}

TEST_CASE("a long literal is cut behind blanks") {
    using Parts = std::vector<std::string>;
    CHECK(cut_literal("\"one two\"", 20, 20) == Parts{"\"one two\""});
    CHECK(cut_literal("\"one two three\"", 10, 9) == Parts{"\"one two \"", "\"three\""});
    CHECK(cut_literal("\"one two\"", 9, 8) == Parts{"\"one \"", "\"two\""});
    CHECK(cut_literal("\"\xC3\xA9\xC3\xA9\xC3\xA9 two\"", 9, 9) == Parts{"\"\xC3\xA9\xC3\xA9\xC3\xA9 two\""});
    CHECK(cut_literal("\"unbreakable\"", 5, 5) == Parts{"\"unbreakable\""});
}

namespace {
struct Here {};
}  // namespace

TEST_CASE("a type has its namespaces before it, but for those without a name") {
    CHECK(cpp_name(typeid(tests::Circle)) == "xgrad::tests::Circle");
    CHECK(cpp_name(typeid(Here)) == "Here");
}

TEST_CASE("text with an end within is not cut: its length stands behind it") {
    const std::string literal = config::cpp_literal(std::string(80, 'a') + std::string(1, '\0'));
    CHECK(config::cut_literal(literal, 40, 40) == std::vector<std::string>{literal});
}
