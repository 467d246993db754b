#include "config/token_cursor.hpp"

#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace xgrad::config;

namespace {

using Texts = std::vector<std::string>;

Texts tokens(const std::string& text, Token (TokenCursor::*next)() = &TokenCursor::next) {
    Texts found;
    TokenCursor cursor(text);
    for (Token token = (cursor.*next)(); token.begin < token.end; token = (cursor.*next)())
        found.push_back(text.substr(token.begin, token.end - token.begin));
    return found;
}

}  // namespace

TEST_CASE("tokens are brackets, marks, texts, numbers and words") {
    CHECK(tokens(R"({"a": [1.5e-3,true]})") ==
          Texts{"{", "\"a\"", ":", "[", "1.5e-3", ",", "true", "]", "}"});
}

TEST_CASE("a parser's events pass over commas and colons") {
    CHECK(tokens(R"({"a" : 1, "b": 2})", &TokenCursor::next_event) ==
          Texts{"{", "\"a\"", "1", "\"b\"", "2", "}"});
}

TEST_CASE("blanks, comments and a byte order mark are passed over") {
    CHECK(tokens("\xEF\xBB\xBF \t// one {\n/* two\n*/1/**/2 //") == Texts{"1", "2"});
}

TEST_CASE("a comment of one line ends with a carriage return too") {
    CHECK(tokens("// one\r2") == Texts{"2"});
}

TEST_CASE("quotes behind a backslash do not end a text") {
    CHECK(tokens(R"("a\"b" "\\" c)") == Texts{R"("a\"b")", R"("\\")", "c"});
}

TEST_CASE("a text that is not closed goes on to the end") {
    CHECK(tokens("\"ab, c") == Texts{"\"ab, c"});
    CHECK(tokens("\"ab\\") == Texts{"\"ab\\"});
}

TEST_CASE("a comment that is not closed is a token, and so is a single slash") {
    CHECK(tokens("1 /* 2")[1] == "/*");
    CHECK(tokens("1/2") == Texts{"1", "/2"});
}

TEST_CASE("at the end the token is empty, and the last one can be asked for") {
    TokenCursor cursor("ab ");
    CHECK(cursor.next().end == 2);
    CHECK(cursor.last().begin == 0);
    CHECK(cursor.next().begin == 3);
    CHECK(cursor.next().end == 3);
}
