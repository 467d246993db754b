#include "xgrad/graph/ops/contract.hpp"

#include "graph/ops/map_rule.hpp"
#include "graph/ops/operands.hpp"
#include "graph/ops/transposed.hpp"
#include "kernels/contract.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/shape.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace xgrad {
namespace {

struct MatmulAttributes {
    Transpose a;
    Transpose b;
    bool operator==(const MatmulAttributes&) const = default;
};

std::string describe(const MatmulAttributes& attributes) {
    const bool a = attributes.a == Transpose::yes;
    const bool b = attributes.b == Transpose::yes;
    return fmt::format("{}{}{}", a ? "transpose_a" : "", a && b ? ", " : "", b ? "transpose_b" : "");
}

Transpose other(Transpose transpose) { return transpose == Transpose::yes ? Transpose::no : Transpose::yes; }

// A matrix operand as it enters the product.
struct Matrix {
    Matrix(const Shape& shape, Transpose transpose)
        : rows(shape[shape.rank() - (transpose == Transpose::yes ? 1 : 2)]),
          columns(shape[shape.rank() - (transpose == Transpose::yes ? 2 : 1)]),
          batch(std::span(shape.begin(), shape.rank() - 2)) {}

    std::int64_t rows;
    std::int64_t columns;
    Shape batch;
};

std::string both_shapes(std::span<const Var> inputs, const MatmulAttributes& attributes) {
    const auto text = [](const Var& v, Transpose transpose) {
        return to_string(v.shape()) + (transpose == Transpose::yes ? " transposed" : "");
    };
    return fmt::format("shapes {} and {}", text(inputs[0], attributes.a), text(inputs[1], attributes.b));
}

Result matmul_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const auto& flags = attributes.get<MatmulAttributes>();
    const Dtype dtype = common_dtype(inputs, is_floating, name(kernels::Floating{}));
    const std::string found = both_shapes(inputs, flags);
    if (inputs[0].rank() < 2 || inputs[1].rank() < 2)
        throw ShapeError({.found = found,
                          .expected = "at least two axes each",
                          .fix = "make a vector a matrix with expand_dims"});
    const Matrix a(inputs[0].shape(), flags.a);
    const Matrix b(inputs[1].shape(), flags.b);
    if (a.columns != b.rows)
        throw ShapeError(
            {.found = found, .expected = fmt::format("equal inner axes, not {} and {}", a.columns, b.rows)});
    auto shape = broadcast(a.batch, b.batch);
    if (!shape)
        throw ShapeError({.found = found, .expected = "axes before the last two that broadcast together"});
    if (std::max({a.rows, a.columns, b.columns}) > std::numeric_limits<std::int32_t>::max())
        throw ShapeError({.found = found, .expected = "sizes up to 2147483647"});
    shape->push_back(a.rows);
    shape->push_back(b.columns);
    return {*shape, dtype};
}

Grads matmul_vjp(const Var& y, const Var& g) {
    const auto& [ta, tb] = y.attributes().get<MatmulAttributes>();
    const Var a = y.input(0);
    const Var b = y.input(1);
    const Var by_a =
        ta == Transpose::yes ? matmul(b, g, tb, Transpose::yes) : matmul(g, b, Transpose::no, other(tb));
    const Var by_b =
        tb == Transpose::yes ? matmul(g, a, Transpose::yes, ta) : matmul(a, g, other(ta), Transpose::no);
    return {sum_to(by_a, a.shape()), sum_to(by_b, b.shape())};
}

// Where each product of the batch finds its matrix of an operand that is broadcast over it.
std::vector<std::int64_t> offsets(const Matrix& matrix, const Shape& batch) {
    const Strides strides = broadcast_strides(matrix.batch, batch);
    std::vector<std::int64_t> result(static_cast<std::size_t>(batch.size()));
    for (std::size_t i = 0; i < result.size(); ++i) {
        auto rest = static_cast<std::int64_t>(i);
        for (std::size_t axis = batch.rank(); axis-- > 0; rest /= batch[axis])
            result[i] += rest % batch[axis] * strides[axis];
        result[i] *= matrix.rows * matrix.columns;
    }
    return result;
}

Kernel matmul_kernel(const Var& y) {
    const auto& flags = y.attributes().get<MatmulAttributes>();
    const Matrix a(y.input(0).shape(), flags.a);
    const Matrix b(y.input(1).shape(), flags.b);
    const Shape batch = Matrix(y.shape(), Transpose::no).batch;
    const kernels::Contraction contraction{.rows = a.rows,
                                           .columns = b.columns,
                                           .inner = a.columns,
                                           .transpose_a = flags.a == Transpose::yes,
                                           .transpose_b = flags.b == Transpose::yes,
                                           .a_offsets = offsets(a, batch),
                                           .b_offsets = offsets(b, batch)};
    return visit_floating(y.dtype(), [&](auto zero) -> Kernel {
        using T = decltype(zero);
        return [product = kernels::Product<T>(contraction)](std::byte* const* operands, Workers& workers) {
            product(elements<T>(operands, 0), elements<T>(operands, 1), elements<T>(operands, 2), workers);
        };
    });
}

double matmul_flops(const Var& y) {
    const Matrix a(y.input(0).shape(), y.attributes().get<MatmulAttributes>().a);
    return 2.0 * static_cast<double>(y.size()) * static_cast<double>(a.columns);
}

const OpDef matmul_def{
    .name = "matmul",
    .runs_as = OpClass::contract,
    .shape = matmul_rule,
    .vjp = matmul_vjp,
    .kernel = matmul_kernel,
    .flops = matmul_flops,
};

// Whether all matrices of a batch meet the same one, so that their rows can stand below each other: one large product,
// and in its derivative by b one sum over all rows.
bool shares_matrix(const Var& a, const Var& b, Transpose transpose_a, Transpose transpose_b) {
    if (!a.in_graph() || a.rank() < 3 || b.rank() != 2 || transpose_a == Transpose::yes) return false;
    return a.shape().back() == Matrix(b.shape(), transpose_b).rows;
}

}  // namespace

Var matmul(const Var& a, const Var& b, Transpose transpose_a, Transpose transpose_b) {
    // A batch that meets one matrix is better copied, as its rows then stand below each other: see shares_matrix.
    const bool is_batch = a.in_graph() && a.rank() > 2 && b.in_graph() && b.rank() == 2;
    if (const Var x = matrices_of_transposed(a); !x.empty() && !is_batch)
        return matmul(x, b, other(transpose_a), transpose_b);
    if (const Var x = matrices_of_transposed(b); !x.empty())
        return matmul(a, x, transpose_a, other(transpose_b));
    if (shares_matrix(a, b, transpose_a, transpose_b)) {
        Shape shape = a.shape().without_axis(a.rank() - 1);
        const Var rows = reshape(a, {shape.size(), a.shape().back()});
        shape.push_back(Matrix(b.shape(), transpose_b).columns);
        return reshape(matmul(rows, b, transpose_a, transpose_b), shape);
    }
    return apply(matmul_def, {a, b}, MatmulAttributes{transpose_a, transpose_b});
}

}  // namespace xgrad
