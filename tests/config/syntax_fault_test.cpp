#include "config/syntax_fault.hpp"

#include "support/catch.hpp"
#include "xgrad/config/located_json.hpp"

#include <string>

using namespace xgrad;
using namespace xgrad::config;

namespace {

// Column and text of the error that the text ends in.
std::string fault(const std::string& text) {
    try {
        parse(text, "");
    } catch (const ConfigError& error) {
        return std::string(error.what()).substr(std::string(":1:").size());
    }
    return "";
}

}  // namespace

TEST_CASE("a text that ends too early says what is open and what is missing") {
    CHECK(fault("{") ==
          "2: error: the file ends too early; expected a key in quotes or \"}\"; the \"{\" of line 1 is not "
          "closed");
    CHECK(fault("{\"a\"") ==
          "5: error: the file ends too early; expected \":\"; the \"{\" of line 1 is not closed");
    CHECK(fault("{\"a\":") ==
          "6: error: the file ends too early; expected a value; the \"{\" of line 1 is not closed");
    CHECK(fault("{\"a\":1,") ==
          "8: error: the file ends too early; expected a key in quotes; the \"{\" of line 1 is not closed");
    CHECK(fault("{\"a\":[") ==
          "7: error: the file ends too early; expected a value or \"]\"; the \"[\" of line 1 is not closed");
    CHECK(fault("{\"a\":[1") ==
          "8: error: the file ends too early; expected \",\" or \"]\"; the \"[\" of line 1 is not closed");
    CHECK(fault("{\"a\":{\"b\":1}") ==
          "13: error: the file ends too early; expected \",\" or \"}\"; the \"{\" of line 1 is not closed");
}

TEST_CASE("a comma too many is pointed at") {
    CHECK(fault("{\"a\":1 ,}") == "8: error: a comma before \"}\"; remove the comma");
    CHECK(fault("{\"a\":[1,2,]}") == "10: error: a comma before \"]\"; remove the comma");
    CHECK(fault("{\"a\":1,,\"b\":2}") == "8: error: unexpected \",\"; expected a key in quotes");
    CHECK(fault("{,}") == "2: error: unexpected \",\"; expected a key in quotes or \"}\"");
    CHECK(fault("{\"a\":[,]}") == "7: error: unexpected \",\"; expected a value or \"]\"");
}

TEST_CASE("a comma too few is asked for") {
    CHECK(fault("{\"a\":1 \"b\":2}") ==
          "8: error: unexpected text \"b\"; expected \",\" or \"}\"; put a comma before it");
    CHECK(fault("{\"a\":[{} {}]}") ==
          "10: error: unexpected \"{\"; expected \",\" or \"]\"; put a comma before it");
    CHECK(fault("{\"a\":[1 2]}") == "9: error: unexpected \"2\"; expected \",\" or \"]\"");
}

TEST_CASE("brackets that do not match are named") {
    CHECK(fault("{\"a\":1]") == "7: error: unexpected \"]\"; expected \",\" or \"}\"");
    CHECK(fault("{\"a\":[1}}") == "8: error: unexpected \"}\"; expected \",\" or \"]\"");
}

TEST_CASE("nothing stands behind the object") {
    CHECK(fault("{} x") == "4: error: unexpected \"x\"; expected the end of the file");
    CHECK(fault("{}}") == "3: error: unexpected \"}\"; expected the end of the file");
}

TEST_CASE("keys want double quotes and a colon") {
    CHECK(fault("{a: 1}") ==
          "2: error: unexpected \"a\"; expected a key in quotes or \"}\"; put it in quotes: \"a\"");
    CHECK(fault("{\"b\": 1, a: 1}") ==
          "10: error: unexpected \"a\"; expected a key in quotes; put it in quotes: \"a\"");
    CHECK(fault("{'a': 1}") ==
          "2: error: unexpected \"'a'\"; expected a key in quotes or \"}\"; use double quotes: \"...\"");
    CHECK(fault("{\"a\" = 1}") == "6: error: unexpected \"=\"; expected \":\"");
    CHECK(fault("{\"a\" 1}") == "6: error: unexpected \"1\"; expected \":\"");
    CHECK(fault("{\"a\":: 1}") == "6: error: unexpected \":\"; expected a value");
}

TEST_CASE("texts want double quotes") {
    CHECK(fault("{\"a\": 'x'}") ==
          "7: error: unexpected \"'x'\"; expected a value; use double quotes: \"...\"");
    CHECK(fault("{\"a\": \xE2\x80\x9Cx\xE2\x80\x9D}") ==
          "7: error: unexpected \"\xE2\x80\x9Cx\xE2\x80\x9D\"; expected a value; use double quotes: \"...\"");
}

TEST_CASE("words are answered with those there are") {
    CHECK(fault("{\"a\": True}") == "7: error: unknown word \"True\"; did you mean true?");
    CHECK(fault("{\"a\": truex}") == "7: error: unknown word \"truex\"; did you mean true?");
    CHECK(fault("{\"a\": nul}") == "7: error: unknown word \"nul\"; did you mean null?");
    CHECK(fault("{\"a\": NaN}") ==
          "7: error: unknown word \"NaN\"; expected a number, true, false, null, or text in quotes");
}

TEST_CASE("numbers are written as in JSON") {
    const std::string rest = " is no number; expected one such as 0.5, -3 or 1e-4";
    for (const std::string number : {".5", "01", "+1", "1.", "-", "12abc", "1.2.3", "0x10", "1e"}) {
        INFO(number);
        CHECK(fault("{\"a\": " + number + "}") == "7: error: \"" + number + "\"" + rest);
    }
}

TEST_CASE("texts end on their line") {
    CHECK(fault("{\"a\": \"x\n}") ==
          "7: error: text that does not end on its line; expected a closing quote");
    CHECK(fault("{\"a\": \"x") == "7: error: text that does not end on its line; expected a closing quote");
    CHECK(fault("{\"a") == "2: error: text that does not end on its line; expected a closing quote");
}

TEST_CASE("what cannot stand in quotes as it is has an escape") {
    CHECK(fault("{\"a\": \"x\ty\"}") == "9: error: a tab in quotes; write \\t");
    CHECK(fault("{\"a\": \"\x01\"}") == "8: error: the control character 0x01 in quotes; write \\u0001");
}

TEST_CASE("escapes are those of JSON") {
    CHECK(fault(R"({"a": "x\q"})") ==
          R"(9: error: unknown escape "\q"; expected one of \" \\ \/ \b \f \n \r \t \uXXXX)");
    const std::string rest =
        " error: an escape \\u that names no character; expected four hexadecimal digits, or two "
        "such escapes for a surrogate pair";
    CHECK(fault(R"({"a": "\u12G4"})") == "12:" + rest);
    CHECK(fault(R"({"a": "\ud800x"})") == "14:" + rest);
    CHECK(fault(R"({"a": "\ud800\n"})") == "15:" + rest);
    CHECK(fault("{\"a\": \"\\ud800\xC3\xA9\"}") == "14:" + rest);
    CHECK(fault(R"({"a": "\udc00"})") == "13:" + rest);
}

TEST_CASE("bytes that are no UTF-8 are shown by number") {
    CHECK(fault("{\"a\": \"\xFF\"}") == "8: error: byte 0xff, which is no UTF-8; save the file as UTF-8");
    CHECK(fault("{\"a\": \"x\xC3(\"}") == "9: error: byte 0xc3, which is no UTF-8; save the file as UTF-8");
    CHECK(fault("{\"a\": \xFF}") == "7: error: unexpected byte 0xff, which is no UTF-8; expected a value");
    CHECK(fault("\xFF\xFE{") ==
          "1: error: unexpected byte 0xff, which is no UTF-8; expected an object: {...}");
}

TEST_CASE("comments are closed") {
    CHECK(fault("{\"a\": /* 1}") == "7: error: a comment that is not closed; expected */ at its end");
    CHECK(fault("{\"a\": 1/2}") == "8: error: unexpected \"/2\"; expected \",\" or \"}\"");
}

TEST_CASE("a long token is shortened") {
    CHECK(fault("{" + std::string(100, 'x') + ": 1}") ==
          "2: error: unexpected \"" + std::string(60, 'x') +
              "...\"; expected a key in quotes or \"}\"; put it in quotes: \"" + std::string(60, 'x') +
              "...\"");
}
