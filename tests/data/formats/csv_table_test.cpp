#include "data/formats/csv_table.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

const CsvTable& fish() {
    static const CsvTable table("fish.csv", "Species,Weight,Length\nBream,242,25.4\nPike,200,30\n", ',',
                                true);
    return table;
}

}  // namespace

TEST_CASE("a table's columns have the names of its header, or their numbers") {
    CHECK(fish().columns() == std::vector<std::string>{"Species", "Weight", "Length"});
    CHECK(fish().size() == 2);
    const CsvTable plain("plain.csv", "1,2\n3,4\n5,6", ',', false);
    CHECK(plain.columns() == std::vector<std::string>{"0", "1"});
    CHECK(plain.size() == 3);
}

TEST_CASE("a table can be walked through again and again, from below its header") {
    for (int walk = 0; walk < 2; ++walk) {
        CsvRows rows = fish().rows();
        REQUIRE(rows.next());
        CHECK(rows.cells()[0] == "Bream");
        CHECK(rows.place() == "fish.csv:2");
    }
}

TEST_CASE("a column is found by name or by index, from the end if negative") {
    CHECK(fish().column(NameOrIndex("Length")) == 2);
    CHECK(fish().column(NameOrIndex(std::int64_t{0})) == 0);
    CHECK(fish().column(NameOrIndex(std::int64_t{-1})) == 2);
    CHECK(fish().columns({"Weight", "Species"}) == std::vector<std::size_t>{1, 0});
}

TEST_CASE("an unknown column is answered with the nearest name, or all names") {
    CHECK_THROWS_WITH(fish().column(NameOrIndex("Wieght")),
                      "fish.csv: no column \"Wieght\"; did you mean \"Weight\"?");
    CHECK_THROWS_WITH(fish().column(NameOrIndex("Colour")),
                      "fish.csv: no column \"Colour\"; expected one of Species, Weight, Length");
    CHECK_THROWS_WITH(fish().column(NameOrIndex(std::int64_t{3})),
                      "fish.csv: no column 3; expected an index from -3 to 2");
}

TEST_CASE("missing columns are named together, and the nearest that is free with them") {
    CHECK_THROWS_WITH(fish().columns({"Weight", "Height"}),
                      "fish.csv: no column \"Height\"; expected one of Species, Length");
    CHECK_THROWS_WITH(fish().columns({"Weight", "Height", "Girth"}),
                      "fish.csv: no columns \"Height\", \"Girth\" among Species, Length");
    CHECK_THROWS_WITH(fish().columns({"Lenght", "Girth"}),
                      "fish.csv: no columns \"Lenght\", \"Girth\"; for \"Lenght\", did you mean \"Length\"?");
}

TEST_CASE("one column with other separators in its name points to the delimiter") {
    const CsvTable table("t.csv", "a;b\n1;2", ',', true);
    CHECK_THROWS_WITH(table.columns({"a", "b"}),
                      "t.csv: one column \"a;b\" only; are its cells separated by \",\"?");
}

TEST_CASE("a name that stands twice names no column") {
    const CsvTable table("t.csv", "a,b,a\n1,2,3", ',', true);
    CHECK(table.column(NameOrIndex("b")) == 1);
    CHECK_THROWS_WITH(table.column(NameOrIndex("a")),
                      "t.csv: more than one column \"a\"; give each a name of its own");
}

TEST_CASE("a table without rows is an error") {
    CHECK_THROWS_WITH(CsvTable("e.csv", "", ',', true), "e.csv: an empty file; expected rows of cells");
    CHECK_THROWS_WITH(CsvTable("e.csv", "a,b\n", ',', true),
                      "e.csv: no rows below the header; expected at least one");
    CHECK_THROWS_AS(CsvTable("e.csv", "\n\n", ',', false), DataError);
}

TEST_CASE("long lists of names are cut short") {
    CHECK(one_of({"F", "M"}) == "one of F, M");
    CHECK(one_of(std::vector<std::string>(14, "x")) ==
          "one of x, x, x, x, x, x, x, x, x, x, x, x, ... (14 in all)");
}

TEST_CASE("a suggestion is made where a name is near") {
    CHECK(suggestion("setsoa", {"setosa", "virginica"}) == "did you mean \"setosa\"?");
    CHECK(suggestion("tulip", {"setosa", "virginica"}).empty());
    CHECK(suggestion("X", {"F", "M"}).empty());
    CHECK(suggestion("12.5", {"12", "15"}).empty());
}

}  // namespace xgrad::data
