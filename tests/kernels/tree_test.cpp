#include "kernels/tree.hpp"

#include "support/catch.hpp"

#include <numeric>
#include <string>
#include <vector>

using namespace xgrad::kernels;

namespace {

// Writes down which terms are joined.
struct Bracket {
    std::string operator()(const std::string& a, const std::string& b) const { return "(" + a + b + ")"; }
};

std::string brackets(const std::string& letters) {
    Tree<Bracket, std::string, 1> tree(1);
    for (const char letter : letters) {
        *tree.leaf() = letter;
        tree.push();
    }
    std::string whole;
    tree.finish(&whole);
    return whole;
}

std::vector<std::int64_t> counting(std::size_t n) {
    std::vector<std::int64_t> numbers(n);
    std::iota(numbers.begin(), numbers.end(), 1);
    return numbers;
}

}  // namespace

TEST_CASE("a tree joins equal halves, and keeps the order of its leaves") {
    CHECK(brackets("a") == "a");
    CHECK(brackets("ab") == "(ab)");
    CHECK(brackets("abc") == "((ab)c)");
    CHECK(brackets("abcd") == "((ab)(cd))");
    CHECK(brackets("abcdefg") == "(((ab)(cd))((ef)g))");
}

TEST_CASE("a tree of vectors joins them element by element") {
    Tree<Sum, double, 4> tree(2);
    for (const double value : {1.0, 2.0, 3.0}) {
        tree.leaf()[0] = value;
        tree.leaf()[1] = 10 * value;
        tree.push();
    }
    double total[3] = {0, 0, -1};
    tree.finish(total);
    CHECK(total[0] == 6);
    CHECK(total[1] == 60);
    CHECK(total[2] == -1);
}

TEST_CASE("a row of any length is folded whole") {
    for (std::int64_t n = 1; n <= 70; ++n) {
        const auto x = counting(static_cast<std::size_t>(n));
        CHECK(fold_row<Sum>(x.data(), n) == n * (n + 1) / 2);
        CHECK(fold_row<Max>(x.data(), n) == n);
        CHECK(fold_row<Min>(x.data(), n) == 1);
    }
}

TEST_CASE("columns are folded over any number of rows, which may lie apart") {
    for (std::int64_t rows = 1; rows <= 9; ++rows) {
        const auto x = counting(static_cast<std::size_t>(5 * rows));  // row r holds 5 r + 1, 5 r + 2, ...
        std::int64_t total[3] = {};
        fold_columns<Sum>(x.data(), rows, 5, 3, total);
        for (std::int64_t j = 0; j < 3; ++j) CHECK(total[j] == 5 * rows * (rows - 1) / 2 + rows * (j + 1));
    }
}

TEST_CASE("a long float sum is right to its last digits where one running total is not") {
    const std::vector<float> x(1000000, 0.1F);  // 1e6 times the float nearest 0.1 is 100000.00149
    CHECK_THAT(static_cast<double>(sum_row(x.data(), 1000000)), WithinAbs(100000, 0.05));
    CHECK(std::accumulate(x.begin(), x.end(), 0.0F) == 100958.34F);
    float total = 0;
    sum_columns<1>(x.data(), 1000000, 1, 1, &total);
    CHECK_THAT(static_cast<double>(total), WithinAbs(100000, 0.05));
}

TEST_CASE("a sum of nothing is 0") { CHECK(sum_row<double>(nullptr, 0) == 0); }
