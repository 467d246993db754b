#include "data/formats/csv_decode.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

using namespace tests;

const Encoding encoding{.features = {{.name = "sex", .categories = {"F", "M"}}, {.name = "age"}},
                        .shape = {3},
                        .targets = {"y"},
                        .classes = {"no", "yes"}};

Array inputs(const std::string& rows) {
    return decode_inputs(CsvTable("t.csv", "sex,age,y\n" + rows, ',', true), encoding, {0, 1},
                         Dtype::float32);
}

Array targets(const std::string& cells, const std::vector<std::string>& classes) {
    const CsvTable table("t.csv", "y\n" + cells, ',', true);
    return decode_targets(table, {.targets = {"y"}, .classes = classes}, {0}, Dtype::float64);
}

}  // namespace

TEST_CASE("text inputs become one number for each category, in the place of their column") {
    CHECK(inputs("M,20,no\nF,-1.5,yes\n") == floats({2, 3}, {0, 1, 20, 1, 0, -1.5F}));
}

TEST_CASE("text in a number column is an error that names row and column") {
    CHECK_THROWS_WITH(inputs("M,20,no\nF,old,no\n"),
                      "t.csv:3: error: column \"age\": \"old\"; expected a number");
    CHECK_THROWS_WITH(inputs("M,nan,no\n"), "t.csv:2: error: column \"age\": \"nan\"; expected a number");
}

TEST_CASE("a number that the dtype cannot hold is an error that names row and column") {
    CHECK_THROWS_WITH(inputs("M,20,no\nM,1e39,no\n"),
                      "t.csv:3: error: column \"age\": \"1e39\"; expected a number of at most "
                      "3.4028235e+38, the largest of float32");
    CHECK(targets("1e39\n", {}) == doubles({1, 1}, {1e39}));
}

TEST_CASE("a missing value is an error that names row and column") {
    CHECK_THROWS_WITH(inputs("M,,no\n"), "t.csv:2: error: column \"age\": an empty cell; expected a number");
    CHECK_THROWS_WITH(inputs(",20,no\n"),
                      "t.csv:2: error: column \"sex\": an empty cell; expected one of F, M");
}

TEST_CASE("a category that training did not have is an error that names row and column") {
    CHECK_THROWS_WITH(inputs("X,20,no\n"), "t.csv:2: error: column \"sex\": \"X\"; expected one of F, M");
}

TEST_CASE("classes become labels") {
    CHECK(targets("yes\nno\nyes\n", {"no", "yes"}) == integers({3}, {1, 0, 1}));
}

TEST_CASE("classes that are whole numbers are met as numbers") {
    CHECK(targets("10\n 3\n3.0\n", {"3", "9", "10"}) == integers({3}, {2, 0, 0}));
}

TEST_CASE("a label outside the classes is an error that names row and column") {
    CHECK_THROWS_WITH(
        targets("no\nyess\n", {"no", "yes"}),
        "t.csv:3: error: column \"y\": \"yess\"; expected one of no, yes; did you mean \"yes\"?");
    CHECK_THROWS_WITH(targets("12\n", {"0", "1"}),
                      "t.csv:2: error: column \"y\": \"12\"; expected one of 0, 1");
}

TEST_CASE("targets that are numbers become one row an example") {
    CHECK(targets("1.5\n2\n", {}) == doubles({2, 1}, {1.5, 2}));
    const CsvTable table("t.csv", "a,b,c\n1,2,3\n4,5,6\n", ',', true);
    CHECK(decode_targets(table, {.targets = {"c", "a"}}, {2, 0}, Dtype::float64) ==
          doubles({2, 2}, {3, 1, 6, 4}));
    CHECK_THROWS_WITH(targets("high\n", {}), "t.csv:2: error: column \"y\": \"high\"; expected a number");
}

}  // namespace xgrad::data
