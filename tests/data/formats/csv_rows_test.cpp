#include "data/formats/csv_rows.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

using Cells = std::vector<std::string>;

const std::string name = "f.csv";

std::vector<Cells> all_rows(std::string_view text, char delimiter = ',') {
    std::vector<Cells> found;
    CsvRows rows(text, delimiter, name);
    while (rows.next()) found.emplace_back(rows.cells().begin(), rows.cells().end());
    return found;
}

}  // namespace

TEST_CASE("rows end with LF, CRLF or CR, the last one also without") {
    const std::vector<Cells> expected = {{"a", "b"}, {"1", "2"}};
    CHECK(all_rows("a,b\n1,2\n") == expected);
    CHECK(all_rows("a,b\r\n1,2\r\n") == expected);
    CHECK(all_rows("a,b\r1,2\r") == expected);
    CHECK(all_rows("a,b\r\n1,2") == expected);
    CHECK(all_rows("").empty());
}

TEST_CASE("empty cells are cells, also at the end of a row and of the text") {
    CHECK(all_rows(",\na,\n,b") == std::vector<Cells>{{"", ""}, {"a", ""}, {"", "b"}});
    CHECK(all_rows("a,") == std::vector<Cells>{{"a", ""}});
}

TEST_CASE("blank lines are no rows") {
    CHECK(all_rows("\n\na,b\n\n1,2\r\n\r\n") == std::vector<Cells>{{"a", "b"}, {"1", "2"}});
}

TEST_CASE("quoted cells may hold delimiters, line breaks and doubled quotes") {
    CHECK(all_rows("\"a,b\",\"two\r\nlines\",\"say \"\"hi\"\"\"\n\"\",\"\"\"\",x") ==
          std::vector<Cells>{{"a,b", "two\r\nlines", "say \"hi\""}, {"", "\"", "x"}});
}

TEST_CASE("blanks belong to their cell, and a quote within a plain cell to it too") {
    CHECK(all_rows(" a ,5\" pipe") == std::vector<Cells>{{" a ", "5\" pipe"}});
}

TEST_CASE("a byte order mark is skipped, another encoding refused") {
    CHECK(all_rows("\xef\xbb\xbf"
                   "a,b") == std::vector<Cells>{{"a", "b"}});
    CHECK_THROWS_WITH(all_rows("\xff\xfe"
                               "a"),
                      "f.csv: text in UTF-16; expected UTF-8; save it again as CSV UTF-8");
    CHECK_THROWS_WITH(all_rows("a,b\ncaf\xe9,1\n"),
                      "f.csv:2: byte 0xe9, which is no UTF-8; expected UTF-8; save it again as CSV UTF-8");
}

TEST_CASE("cells may be parted by another character") {
    CHECK(all_rows("a;b,c\n", ';') == std::vector<Cells>{{"a", "b,c"}});
    CHECK(all_rows("a\tb\n\tc", '\t') == std::vector<Cells>{{"a", "b"}, {"", "c"}});
}

TEST_CASE("a row of another number of cells is an error with its line") {
    CHECK_THROWS_WITH(all_rows("a,b,c\n1,2,3\n4,5\n"),
                      "f.csv:3: error: a row of 2 cells; expected 3, as in the first row");
    CHECK_THROWS_WITH(all_rows("a,b\n\"1\n\n\",2\n\n3,4,5"),
                      "f.csv:6: error: a row of 3 cells; expected 2, as in the first row");
}

TEST_CASE("wrong quotes are an error with their line") {
    CHECK_THROWS_WITH(
        all_rows("a,b\n1,\"2\n3,4\n"),
        "f.csv:2: error: a quoted cell without an end; expected a second quote; a quote within a quoted "
        "cell is written twice");
    CHECK_THROWS_WITH(
        all_rows("a,b\n\"5\" pipe,2\n"),
        "f.csv:2: error: text after the end of a quoted cell; expected \",\" or the end of the line; a "
        "quote within a quoted cell is written twice");
}

TEST_CASE("lines are counted through line breaks in cells") {
    const std::string text = "a,b\r\n\"x\r\ny\",1\r\nz,2";
    CsvRows rows(text, ',', name);
    rows.next();
    CHECK(rows.place() == "f.csv:1");
    rows.next();
    CHECK(rows.place() == "f.csv:2");
    rows.next();
    CHECK(rows.place() == "f.csv:4");
}

}  // namespace xgrad::data
