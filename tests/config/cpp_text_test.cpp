#include "config/cpp_text.hpp"

#include "support/catch.hpp"

using namespace xgrad::config;

namespace {

CppText list(std::string type, std::vector<CppItem> items) {
    return {.text = std::move(type), .braced = true, .items = std::move(items)};
}

CppItem plain(const std::string& text) { return {.value = {text}}; }

CppItem member(const std::string& name, CppText value) { return {.member = name, .value = std::move(value)}; }

}  // namespace

TEST_CASE("what fits a line stands on one") {
    const CppText pen =
        list("Pen", {member("width", {"2"}), member("dashes", list("", {plain("1"), plain("2")}))});
    CHECK(one_line(pen) == "Pen{.width = 2, .dashes = {1, 2}}");
    CHECK(lines(pen, 4, 20) == one_line(pen));
    CHECK(one_line(list("Dot", {})) == "Dot{}");
    CHECK(lines({"true"}, 0, 200) == "true");
}

TEST_CASE("a line has 110 columns, a comma or semicolon included") {
    const CppText fits = list("A", {member("b", {std::string(98, '1')}), plain("1")});
    CHECK(one_line(fits).size() == 109);
    CHECK(lines(fits, 0, 0) == one_line(fits));
    CHECK_THAT(lines(fits, 0, 1), StartsWith("A{\n    .b = 1"));
}

TEST_CASE("a list that does not fit has a line for each item, as clang-format puts it") {
    const std::string ninety(90, 'x');
    const CppText inner = list("", {member("a", {ninety}), plain("2")});
    const CppText outer = list("Outer", {member("inner", inner),
                                         member("d", list("", {})),
                                         {.value = list("Named", {member("a", {ninety}), plain("3")})}});
    CHECK(lines(outer, 4, 20) ==
          "Outer{\n"
          "        .inner =\n"
          "            {\n"
          "                .a = " +
              ninety +
              ",\n"
              "                2,\n"
              "            },\n"
              "        .d = {},\n"
              "        Named{\n"
              "            .a = " +
              ninety +
              ",\n"
              "            3,\n"
              "        },\n"
              "    }");
}

TEST_CASE("plain values fill their lines") {
    std::vector<CppItem> numbers(40, plain("123"));
    std::string line = "    123,";
    for (int i = 1; i < 21; ++i) line += " 123,";
    std::string last = "    123,";
    for (int i = 1; i < 18; ++i) last += " 123,";
    CHECK(lines(list("", numbers), 0, 0) == "{\n" + line + "\n" + last + " 123\n}");
}
