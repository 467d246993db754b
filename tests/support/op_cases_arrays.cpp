#include "support/op_cases.hpp"
#include "xgrad/graph/ops.hpp"

// The ops that reduce, arrange, pick and multiply.
namespace xgrad::tests {
namespace {

using Vars = std::vector<Var>;

const Operand any = numbers(-2, 2);

OpCase of_one(std::string name, Var (*f)(const Var&), std::vector<Shape> shapes) {
    OpCase result{std::move(name), [f](const Vars& v) { return f(v[0]); }, {any}, {}};
    for (const Shape& shape : shapes) result.shapes.push_back({shape});
    return result;
}

OpCase of_two(std::string name, Var (*f)(const Var&, const Var&), std::vector<Shapes> shapes) {
    return {std::move(name), [f](const Vars& v) { return f(v[0], v[1]); }, {any, any}, std::move(shapes)};
}

OpCase picking(std::string name, Var (*f)(const Var&, const Var&), std::int64_t bound,
               std::vector<Shapes> shapes) {
    return {std::move(name),
            [f](const Vars& v) { return f(v[0], v[1]); },
            {any, places(bound)},
            std::move(shapes)};
}

// A weighted sum, so that a part that is forgotten or comes twice shows.
Var joined(const std::vector<Var>& parts) {
    Var total = 0;
    double weight = 1;
    for (const Var& part : parts) total = total + sum(square(part)) * (weight *= -1.5);
    return total;
}

std::vector<OpCase> reductions() {
    return {
        of_one("sum", [](const Var& x) { return sum(x); }, {{2, 3}, {}, {0, 2}, {1, 1}, {70}}),
        of_one("sum, axis 0", [](const Var& x) { return sum(x, {0}); }, {{2, 3}, {1, 4}, {0, 3}, {40, 2}}),
        of_one("sum, axes 0 and 2 kept",
               [](const Var& x) {
                   return sum(x, {0, -1}, KeepDims::yes);
               },
               {{2, 2, 3}, {1, 3, 1}}),
        of_one("mean", [](const Var& x) { return mean(x); }, {{2, 3}, {}, {1}}),
        of_one("mean, last axis", [](const Var& x) { return mean(x, {-1}); }, {{2, 3}, {3, 1}, {0, 3}}),
        of_one("max", [](const Var& x) { return max(x); }, {{2, 3}, {}, {1, 1}}),
        of_one("max, axis 1", [](const Var& x) { return max(x, {1}); }, {{2, 3}, {3, 1}, {2, 5, 2}}),
        of_one("min", [](const Var& x) { return min(x); }, {{2, 3}, {}, {1, 1}}),
        of_one("min, axis 0 kept", [](const Var& x) { return min(x, {0}, KeepDims::yes); },
               {{2, 3}, {1, 3}, {5, 2, 2}}),
        of_one("prod", [](const Var& x) { return prod(x); }, {{2, 3}, {}, {7}, {1, 1}}),
        of_one("prod, axes 0 and 2",
               [](const Var& x) {
                   return prod(x, {0, -1});
               },
               {{2, 2, 3}, {3, 1, 1}, {0, 2, 2}}),
        of_one("logsumexp", [](const Var& x) { return logsumexp(x); }, {{2, 3}, {}, {1, 1}}),
        of_one("logsumexp, axis 1 kept", [](const Var& x) { return logsumexp(x, {1}, KeepDims::yes); },
               {{2, 3}, {3, 1}, {2, 5, 2}, {0, 3}}),
        of_one("variance", [](const Var& x) { return variance(x); }, {{2, 3}, {5}}),
        of_one("variance, axis 0, correction 1",
               [](const Var& x) { return variance(x, {0}, KeepDims::no, 1); }, {{3, 2}, {5}, {2, 0}}),
        of_one("stddev", [](const Var& x) { return stddev(x); }, {{2, 3}, {5}}),
        of_one("stddev, axis 1 kept", [](const Var& x) { return stddev(x, {1}, KeepDims::yes); },
               {{2, 3}, {2, 3, 2}}),
        of_one("norm", [](const Var& x) { return norm(x); }, {{2, 3}, {}, {1, 1}}),
        of_one("norm, p 1, axis 0", [](const Var& x) { return norm(x, 1, {0}); }, {{2, 3}, {1, 3}}),
        of_one("norm, p 3, axis 1", [](const Var& x) { return norm(x, 3, {1}); }, {{2, 3}, {3, 1}}),
        of_one("norm, largest", [](const Var& x) { return norm(x, max_norm); }, {{2, 3}, {}}),
        of_one("cumsum", [](const Var& x) { return cumsum(x, 0); }, {{5, 2}, {1}, {37}, {0, 2}}),
        of_one("cumsum, last axis", [](const Var& x) { return cumsum(x, -1); }, {{2, 3}, {2, 1}, {2, 0}}),
        of_one("cumprod", [](const Var& x) { return cumprod(x, 0); }, {{5, 2}, {1}, {9}}),
        of_one("cumprod, last axis", [](const Var& x) { return cumprod(x, -1); }, {{2, 3}, {2, 1}, {2, 0}}),
        of_one("softmax", [](const Var& x) { return softmax(x); }, {{2, 3}, {5}, {2, 2, 4}, {0, 3}}),
        of_one("softmax, axis 0", [](const Var& x) { return softmax(x, 0); }, {{2, 3}, {3, 1, 2}}),
        of_one("log_softmax", [](const Var& x) { return log_softmax(x); }, {{2, 3}, {2, 2, 4}, {0, 3}}),
        of_one("log_softmax, axis 0", [](const Var& x) { return log_softmax(x, 0); }, {{2, 3}, {3, 1, 2}})};
}

std::vector<OpCase> reshapes() {
    return {
        of_one("reshape",
               [](const Var& x) {
                   return reshape(x, {3, 2});
               },
               {{2, 3}, {6}, {1, 6, 1}}),
        of_one("broadcast_to",
               [](const Var& x) {
                   return broadcast_to(x, {2, 2, 3});
               },
               {{2, 1}, {}, {3}, {1, 1, 3}}),
        of_one("sum_to",
               [](const Var& x) {
                   return sum_to(x, {2, 1});
               },
               {{2, 3}, {3, 2, 2}, {2, 1}}),
        of_one("pad, constant", [](const Var& x) { return pad(x, 0, 2, 1, PadMode::constant, 7); },
               {{2, 3}, {1}, {0, 2}}),
        of_one("pad, edge", [](const Var& x) { return pad(x, -1, 2, 1, PadMode::edge); }, {{2, 3}, {1}}),
        of_one("pad, reflect", [](const Var& x) { return pad(x, -1, 2, 1, PadMode::reflect); },
               {{2, 3}, {4}}),
        of_one("sort", [](const Var& x) { return sort(x); }, {{2, 3}, {5}, {2, 1}, {2, 0}}),
        of_one("sort, axis 0", [](const Var& x) { return sort(x, 0); }, {{5, 2}, {2, 3, 2}}),
        of_one("trace", [](const Var& x) { return trace(x); }, {{3, 3}, {2, 3}, {2, 2, 2}, {1, 1}}),
        of_one("trace, above", [](const Var& x) { return trace(x, 1); }, {{3, 3}, {2, 2, 3}}),
        of_two("dot", dot, {{{3}, {3}}, {{2, 3}, {3}}, {{2, 3}, {3, 4}}, {{}, {2, 2}}, {{2, 3}, {2, 3, 2}}}),
        of_two("outer", outer, {{{2}, {3}}, {{1}, {2, 2}}, {{}, {3}}}),
        of_two("tensordot", [](const Var& a, const Var& b) { return tensordot(a, b); },
               {{{2, 3, 2}, {3, 2, 4}}, {{2, 3}, {2, 3}}}),
        of_two("tensordot, axes",
               [](const Var& a, const Var& b) {
                   return tensordot(a, b, {0, 2}, {1, 0});
               },
               {{{2, 3, 4}, {4, 2, 5}}, {{1, 2, 1}, {1, 1}}}),
        of_two("einsum",
               [](const Var& a, const Var& b) {
                   return einsum("ij,jk->ik", {a, b});
               },
               {{{2, 3}, {3, 2}}, {{1, 2}, {2, 1}}}),
        of_two("einsum, of a batch",
               [](const Var& a, const Var& b) {
                   return einsum("bij,bkj->kbi", {a, b});
               },
               {{{2, 2, 3}, {2, 4, 3}}}),
        of_two("einsum, summed and diagonal",
               [](const Var& a, const Var& b) {
                   return einsum("iij,kj", {a, b});
               },
               {{{2, 2, 3}, {2, 3}}}),
        of_two("einsum, dots",
               [](const Var& a, const Var& b) {
                   return einsum("...i,i...->...", {a, b});
               },
               {{{2, 4, 3}, {3, 4}}, {{3}, {3}}}),
        of_one("diagonal", [](const Var& x) { return diagonal(x); },
               {{2, 3}, {3, 2}, {1, 1}, {2, 2, 3}, {0, 2}}),
        of_one("diagonal, above, of axes 2 and 0", [](const Var& x) { return diagonal(x, 1, 2, 0); },
               {{3, 2, 3}, {2, 1, 2}}),
        of_one("diag", [](const Var& x) { return diag(x); }, {{3}, {1}, {3, 2}, {0}}),
        of_one("diag, below", [](const Var& x) { return diag(x, -1); }, {{2}, {3, 3}}),
        of_one("tril", [](const Var& x) { return tril(x); }, {{3, 3}, {2, 2, 3}, {1, 1}, {0, 2}}),
        of_one("triu, above", [](const Var& x) { return triu(x, 1); }, {{3, 4}, {2, 2, 3}}),
        of_one("transpose", [](const Var& x) { return transpose(x); }, {{2, 3}, {}, {2, 3, 4}, {0, 2}}),
        of_one("transpose, order 1, 2, 0",
               [](const Var& x) {
                   return transpose(x, {1, 2, 0});
               },
               {{2, 1, 3}, {2, 3, 4}}),
        of_one("expand_dims", [](const Var& x) { return expand_dims(x, 1); }, {{2, 3}, {4}, {0, 2}}),
        of_one("squeeze", [](const Var& x) { return squeeze(x); }, {{2, 1, 3, 1}, {1, 1}, {}}),
        of_one("swapaxes", [](const Var& x) { return swapaxes(x, 0, -1); }, {{2, 1, 3}, {2}, {3, 2}}),
        of_one("moveaxis", [](const Var& x) { return moveaxis(x, 0, 2); }, {{2, 1, 3}, {2, 3, 4}}),
        of_one("pad", [](const Var& x) { return pad(x, 1, 2, 1); }, {{2, 3}, {2, 0}, {3, 1, 2}})};
}

std::vector<OpCase> arrangements() {
    return {
        of_one("flip", [](const Var& x) { return flip(x); }, {{2, 3}, {1}, {0, 2}, {3, 2, 2}}),
        of_one("flip, axis 0", [](const Var& x) { return flip(x, {0}); }, {{2, 3}, {5}}),
        of_one("roll", [](const Var& x) { return roll(x, 2); }, {{2, 3}, {1}, {3, 3}}),
        of_one("roll, axis 1 to the front", [](const Var& x) { return roll(x, -1, 1); }, {{2, 3}, {2, 1}}),
        of_one("repeat", [](const Var& x) { return repeat(x, 2, 1); }, {{2, 3}, {2, 1}, {0, 2}}),
        of_one("repeat, counts",
               [](const Var& x) {
                   return repeat(x, {1, 0, 3}, -1);
               },
               {{2, 3}, {3}}),
        of_one("tile",
               [](const Var& x) {
                   return tile(x, {2, 1, 2});
               },
               {{2, 3}, {}, {2, 1, 2, 1}}),
        of_two("stack",
               [](const Var& a, const Var& b) {
                   return stack({a, b, a * b}, 1);
               },
               {{{2, 3}, {2, 3}}, {{1}, {1}}}),
        of_two("concatenate",
               [](const Var& a, const Var& b) {
                   return concatenate({a, b, a}, 1);
               },
               {{{2, 1}, {2, 2}}, {{2, 0}, {2, 3}}}),
        of_one("split", [](const Var& x) { return joined(split(x, 3, 1)); }, {{2, 3}, {1, 6}}),
        of_one("split_at",
               [](const Var& x) {
                   return joined(split_at(x, {1, 1, 2}, -1));
               },
               {{2, 3}, {4}})};
}

std::vector<OpCase> picks() {
    return {of_one("slice", [](const Var& x) { return slice(x, 1, 1, 3); }, {{2, 4}, {1, 3, 2}}),
            of_one("slice, items",
                   [](const Var& x) {
                       return slice(x, {Range{.step = -1}, NewAxis{}, Ellipsis{}, Range{1, {}, 2}});
                   },
                   {{2, 4}, {3, 2, 3}, {2, 1}}),
            of_one("slice, places",
                   [](const Var& x) {
                       return slice(x, {-1, Range{0, -1}});
                   },
                   {{2, 4}, {1, 2, 3}}),
            picking("gather", [](const Var& x, const Var& i) { return gather(x, i, 1); }, 3,
                    {{{2, 3}, {2, 3}}, {{2, 3}, {2, 5}}, {{1, 4}, {1, 1}}, {{2, 3}, {2, 0}}}),
            picking("take_along_axis", [](const Var& x, const Var& i) { return take_along_axis(x, i, 0); }, 3,
                    {{{3, 2}, {2, 2}}, {{3}, {7}}}),
            picking("take", [](const Var& x, const Var& i) { return take(x, i); }, 3,
                    {{{3, 2}, {2, 2}}, {{3}, {}}, {{4, 1, 2}, {5}}, {{3, 2}, {0}}}),
            picking("take, axis 1", [](const Var& x, const Var& i) { return take(x, i, 1); }, 3,
                    {{{2, 3}, {4}}, {{1, 3, 2}, {2, 2}}}),
            picking("scatter_add", [](const Var& x, const Var& i) { return scatter_add(x, i, 1, 4); }, 3,
                    {{{2, 3}, {2, 3}}, {{1, 7}, {1, 7}}, {{0, 3}, {0, 3}}})};
}

std::vector<OpCase> products() {
    constexpr auto yes = Transpose::yes;
    constexpr auto no = Transpose::no;
    return {
        of_two("matmul", [](const Var& a, const Var& b) { return matmul(a, b); },
               {{{2, 3}, {3, 2}},
                {{1, 1}, {1, 1}},
                {{2, 2, 3}, {3, 2}},
                {{3, 1, 2, 2}, {2, 2, 1}},
                {{2, 0}, {0, 3}},
                {{0, 2}, {2, 3}}}),
        of_two("matmul, first transposed", [](const Var& a, const Var& b) { return matmul(a, b, yes); },
               {{{3, 2}, {3, 2}}, {{2, 3, 1}, {3, 2}}}),
        of_two("matmul, second transposed", [](const Var& a, const Var& b) { return matmul(a, b, no, yes); },
               {{{2, 3}, {2, 3}}, {{2, 3}, {2, 1, 3}}}),
        of_two("matmul, both transposed", [](const Var& a, const Var& b) { return matmul(a, b, yes, yes); },
               {{{3, 2}, {2, 3}}, {{1, 3, 2}, {2, 2, 3}}})};
}

// Matrices that have an inverse, and symmetric ones with positive eigenvalues.
Var regular(const Var& x) { return x + 5 * diag(full(x, {x.dim(-1)}, 1)); }
Var positive(const Var& x) {
    return matmul(x, x, Transpose::no, Transpose::yes) + diag(full(x, {x.dim(-1)}, 1));
}

std::vector<OpCase> linear_algebra() {
    const std::vector<Shape> square = {{2, 2}, {3, 3}, {2, 3, 3}, {1, 1}};
    return {
        of_one(
            "cholesky", [](const Var& x) { return cholesky(positive(x)); }, square),
        of_one(
            "inverse", [](const Var& x) { return inverse(regular(x)); }, square),
        of_one(
            "det", [](const Var& x) { return det(regular(x)); }, square),
        of_one(
            "logdet", [](const Var& x) { return logdet(positive(x)); }, square),
        of_two("solve", [](const Var& a, const Var& b) { return solve(regular(a), b); },
               {{{2, 2}, {2, 3}}, {{3, 3}, {3}}, {{2, 3, 3}, {3, 1}}, {{2, 2}, {4, 2, 1}}}),
        of_two("triangular_solve", [](const Var& a, const Var& b) { return triangular_solve(regular(a), b); },
               {{{2, 2}, {2, 3}}, {{2, 3, 3}, {3, 2}}}),
        of_two("triangular_solve, upper transposed",
               [](const Var& a, const Var& b) {
                   return triangular_solve(regular(a), b, Triangle::upper, Transpose::yes);
               },
               {{{3, 3}, {3, 2}}}),
        of_two("triangular_solve, ones on the diagonal",
               [](const Var& a, const Var& b) {
                   return triangular_solve(a, b, Triangle::upper, Transpose::no, Diagonal::ones);
               },
               {{{3, 3}, {3, 2}}})};
}

}  // namespace

std::vector<OpCase> array_cases() {
    std::vector<OpCase> all;
    for (const auto& family :
         {reductions(), reshapes(), arrangements(), picks(), products(), linear_algebra()})
        all.insert(all.end(), family.begin(), family.end());
    return all;
}

}  // namespace xgrad::tests
