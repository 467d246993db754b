#include "data/utf8.hpp"

#include "support/catch.hpp"

#include <string>

using xgrad::data::find_invalid_utf8;

TEST_CASE("text in UTF-8 is valid to its end") {
    for (const std::string text :
         {"", "plain", "caf\xC3\xA9", "\xE2\x82\xAC", "\xED\x9F\xBF", "\xF0\x9F\x90\x9F"})
        CHECK(find_invalid_utf8(text) == text.size());
}

TEST_CASE("the first byte that belongs to no character is found") {
    CHECK(find_invalid_utf8("caf\xE9 noir") == 3);      // Latin-1
    CHECK(find_invalid_utf8("a\x80") == 1);             // a byte that begins nothing
    CHECK(find_invalid_utf8("\xC0\xAF") == 0);          // longer than it need be
    CHECK(find_invalid_utf8("\xE0\x80\x80") == 0);      // likewise
    CHECK(find_invalid_utf8("ab\xED\xA0\x80") == 2);    // half of a pair
    CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond the last character
    CHECK(find_invalid_utf8("\xE2\x82") == 0);          // cut off
    CHECK(find_invalid_utf8("\xE2\x82"
                            "a") == 0);
}
