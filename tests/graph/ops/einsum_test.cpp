#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops/products.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

Array summed(std::string_view subscripts, const std::vector<Array>& arguments) {
    return evaluate([&](std::span<const Var> x) { return einsum(subscripts, x); }, arguments);
}

const Array a = doubles({2, 2}, {1, 2, 3, 4});
const Array b = doubles({2, 2}, {5, 6, 7, 8});
const Array v = doubles({2}, {10, 20});

}  // namespace

TEST_CASE("einsum writes sums, diagonals, transposes and products") {
    CHECK(summed("ij->ji", {a}) == doubles({2, 2}, {1, 3, 2, 4}));
    CHECK(summed("ij->", {a}) == doubles({}, {10}));
    CHECK(summed("ii", {a}) == doubles({}, {5}));
    CHECK(summed("ii->i", {a}) == doubles({2}, {1, 4}));
    CHECK(summed("ij,jk", {a, b}) == doubles({2, 2}, {19, 22, 43, 50}));
    CHECK(summed("ij,ij->ij", {a, b}) == doubles({2, 2}, {5, 12, 21, 32}));
    CHECK(summed("i,j->ij", {v, v}) == doubles({2, 2}, {100, 200, 200, 400}));
    CHECK(summed("i,i", {v, v}) == doubles({}, {500}));
    CHECK(summed(" i , ij , j -> ", {v, a, v}) == doubles({}, {2700}));  // 100 + 200 * 5 + 400 * 4
}

TEST_CASE("dots stand for the axes that are not named, which broadcast") {
    CHECK(summed("...ij->...ji", {a}) == doubles({2, 2}, {1, 3, 2, 4}));
    CHECK(summed("...,...", {a, v}) == doubles({2, 2}, {10, 40, 30, 80}));
    CHECK(summed("...i,i->...", {a, v}) == doubles({2}, {50, 110}));
    CHECK(summed("i...->...", {doubles({2, 1, 2}, {1, 2, 3, 4})}) == doubles({1, 2}, {4, 6}));
}

TEST_CASE("without an arrow the result has the letters that occur once, in their order") {
    CHECK(summed("ba", {a}) == doubles({2, 2}, {1, 3, 2, 4}));
}

TEST_CASE("subscripts that do not fit are refused") {
    CHECK_THROWS_WITH(summed("ij,jk", {a}),
                      "einsum: 2 subscripts for 1 operands in \"ij,jk\"; expected one for each");
    CHECK_THROWS_WITH(summed("ijk", {a}),
                      "einsum: \"ijk\" for shape [2, 2] in \"ijk\"; expected a letter for each axis");
    CHECK_THROWS_WITH(summed("ij->ik", {a}),
                      "einsum: 'k' of the result in \"ij->ik\"; expected a letter of an operand");
    CHECK_THROWS_WITH(summed("ij->ii", {a}),
                      "einsum: 'i' twice in the result in \"ij->ii\"; expected each letter once");
    CHECK_THROWS_WITH(summed("i1", {a}),
                      "einsum: '1' in \"i1\"; expected letters, commas, \"...\" and one \"->\"");
    CHECK_THROWS_WITH(summed("i,i", {v, doubles({3}, {1, 2, 3})}),
                      "einsum: sizes 2 and 3 of axis 'i' in \"i,i\"; expected one size");
    CHECK_THROWS_WITH(
        summed("...i->i", {a}),
        "einsum: a result without \"...\" in \"...i->i\"; expected one with it, as the operands have");
}
