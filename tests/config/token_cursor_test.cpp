#include "config/token_cursor.hpp"

#include "support/catch.hpp"

#include <vector>

using namespace xgrad::config;

TEST_CASE("a cursor stops at each token and passes over blanks, commas, colons and comments") {
    const std::string text = "\xEF\xBB\xBF{ \"a\\\"b\" : -1.5e3, // x\n[true]/* , */}";
    TokenCursor cursor(text);
    std::vector<std::size_t> starts;
    for (std::size_t at = cursor.next(); at < text.size(); at = cursor.next()) starts.push_back(at);
    CHECK(starts == std::vector<std::size_t>{3, 5, 14, 27, 28, 32, 40});
    CHECK(cursor.next() == text.size());
}

TEST_CASE("lines and columns count from 1") {
    const TokenCursor cursor("ab\ncd");
    CHECK(cursor.position(0).line == 1);
    CHECK(cursor.position(0).column == 1);
    CHECK(cursor.position(4).line == 2);
    CHECK(cursor.position(4).column == 2);
}

TEST_CASE("what is not closed ends with the text") {
    for (const char* text : {"\"abc", "\"abc\\", "/* abc", "// abc"}) {
        TokenCursor cursor(text);
        cursor.next();
        CHECK(cursor.next() == std::string_view(text).size());
    }
}
