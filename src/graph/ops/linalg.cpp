#include "xgrad/graph/ops/linalg.hpp"

#include "graph/ops/map_rule.hpp"
#include "graph/ops/operands.hpp"
#include "kernels/lapack.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/arrange.hpp"
#include "xgrad/graph/ops/diagonal.hpp"
#include "xgrad/graph/ops/reduce.hpp"
#include "xgrad/graph/ops/select.hpp"
#include "xgrad/graph/ops/shape.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <fmt/format.h>
#include <limits>

namespace xgrad {
namespace {

using kernels::Matrices;

Shape batch_of(const Shape& shape) { return Shape(std::span(shape.begin(), shape.rank() - 2)); }
Matrices matrices_in(const Shape& shape) { return {batch_of(shape).size(), shape.back()}; }
Var turned(const Var& x) { return swapaxes(x, -1, -2); }
// [...] -> [..., 1, 1]
Var over_matrices(const Var& x) { return expand_dims(expand_dims(x, -1), -1); }

Dtype check_square(std::span<const Var> inputs) {
    const Dtype dtype = common_dtype(inputs, is_floating, name(kernels::Floating{}));
    const Shape& shape = inputs[0].shape();
    if (shape.rank() < 2 || shape[shape.rank() - 2] != shape.back())
        throw ShapeError(
            {.found = "shape " + to_string(shape), .expected = "square matrices in the last two axes"});
    return dtype;
}

Result square_rule(std::span<const Var> inputs, const Attributes&) {
    const Dtype dtype = check_square(inputs);
    return {inputs[0].shape(), dtype};
}

Result number_rule(std::span<const Var> inputs, const Attributes&) {
    const Dtype dtype = check_square(inputs);
    return {batch_of(inputs[0].shape()), dtype};
}

// The operands' batches are one by then.
Result solve_rule(std::span<const Var> inputs, const Attributes&) {
    const Dtype dtype = check_square(inputs);
    const Shape& a = inputs[0].shape();
    const Shape& b = inputs[1].shape();
    if (b.rank() != a.rank() || b[b.rank() - 2] != a.back())
        throw ShapeError({.found = fmt::format("shapes {} and {}", to_string(a), to_string(b)),
                          .expected = "as many rows on the right as in the matrix"});
    return {b, dtype};
}

// y[i] = function(x[i]) for each matrix of x: a kernel of matrices, x and y.
template <class Function> Kernel on_matrices(const Var& y, Function function) {
    return visit_floating(y.dtype(), [&](auto zero) -> Kernel {
        using T = decltype(zero);
        return [=, matrices = matrices_in(y.input(0).shape())](std::byte* const* operands, Workers& workers) {
            function(matrices, elements<T>(operands, 0), elements<T>(operands, 1), workers);
        };
    });
}

// With p = l^T g, lower half, the diagonal halved: l^-T p l^-1, made symmetric.
Grads cholesky_vjp(const Var& y, const Var& g) {
    const Var product = tril(matmul(y, g, Transpose::yes));
    const Var halved = 0.5 * (product + tril(product, -1));
    const auto divided = [&](const Var& v) {
        return triangular_solve(y, v, Triangle::lower, Transpose::yes);
    };
    const Var s = divided(turned(divided(halved)));
    return {0.5 * (s + turned(s))};
}

const OpDef cholesky_def{
    .name = "cholesky",
    .runs_as = OpClass::opaque,
    .shape = square_rule,
    .vjp = cholesky_vjp,
    .kernel = [](const Var& y) { return on_matrices(y, [](auto&&... all) { kernels::cholesky(all...); }); },
};

struct TriangularAttributes {
    Triangle triangle;
    Transpose transpose;
    Diagonal diagonal;
    bool operator==(const TriangularAttributes&) const = default;
};

std::string describe(const TriangularAttributes& attributes) {
    return fmt::format("{}{}{}", attributes.triangle == Triangle::lower ? "lower" : "upper",
                       attributes.transpose == Transpose::yes ? ", transposed" : "",
                       attributes.diagonal == Diagonal::ones ? ", ones on the diagonal" : "");
}

Grads triangular_solve_vjp(const Var& y, const Var& g) {
    const auto& [triangle, transpose, diagonal] = y.attributes().get<TriangularAttributes>();
    const Transpose other = transpose == Transpose::yes ? Transpose::no : Transpose::yes;
    const Var by_b = triangular_solve(y.input(0), g, triangle, other, diagonal);
    const Var by_a = transpose == Transpose::yes ? matmul(y, by_b, Transpose::no, Transpose::yes)
                                                 : matmul(by_b, y, Transpose::no, Transpose::yes);
    const std::int64_t first = diagonal == Diagonal::ones ? 1 : 0;
    return {-(triangle == Triangle::lower ? tril(by_a, -first) : triu(by_a, first)), by_b};
}

Kernel triangular_solve_kernel(const Var& y) {
    const auto& [triangle, transpose, diagonal] = y.attributes().get<TriangularAttributes>();
    const kernels::TriangleUse use{triangle == Triangle::lower, transpose == Transpose::yes,
                                   diagonal == Diagonal::ones};
    return visit_floating(y.dtype(), [&](auto zero) -> Kernel {
        using T = decltype(zero);
        return [use, matrices = matrices_in(y.input(0).shape()), columns = y.shape().back()](
                   std::byte* const* operands, Workers& workers) {
            kernels::solve_triangular<T>(matrices, columns, use, elements<T>(operands, 0),
                                         elements<T>(operands, 1), elements<T>(operands, 2), workers);
        };
    });
}

const OpDef triangular_solve_def{
    .name = "triangular_solve",
    .runs_as = OpClass::opaque,
    .shape = solve_rule,
    .vjp = triangular_solve_vjp,
    .kernel = triangular_solve_kernel,
};

Kernel solve_kernel(const Var& y) {
    return visit_floating(y.dtype(), [&](auto zero) -> Kernel {
        using T = decltype(zero);
        return [matrices = matrices_in(y.input(0).shape()), columns = y.shape().back()](
                   std::byte* const* operands, Workers& workers) {
            kernels::solve<T>(matrices, columns, elements<T>(operands, 0), elements<T>(operands, 1),
                              elements<T>(operands, 2), workers);
        };
    });
}

const OpDef solve_def{
    .name = "solve",
    .runs_as = OpClass::opaque,
    .shape = solve_rule,
    .vjp =
        [](const Var& y, const Var& g) {
            const Var by_b = solve(turned(y.input(0)), g);
            return Grads{-matmul(by_b, y, Transpose::no, Transpose::yes), by_b};
        },
    .kernel = solve_kernel,
};

const OpDef det_def{
    .name = "det",
    .runs_as = OpClass::opaque,
    .shape = number_rule,
    .vjp = [](const Var& y,
              const Var& g) { return Grads{over_matrices(g * y) * turned(inverse(y.input(0)))}; },
    .kernel =
        [](const Var& y) { return on_matrices(y, [](auto&&... all) { kernels::determinants(all...); }); },
};

const OpDef log_abs_det_def{
    .name = "log_abs_det",
    .runs_as = OpClass::opaque,
    .shape = number_rule,
    .vjp = [](const Var& y, const Var& g) { return Grads{over_matrices(g) * turned(inverse(y.input(0)))}; },
    .kernel =
        [](const Var& y) { return on_matrices(y, [](auto&&... all) { kernels::log_determinants(all...); }); },
};

const OpDef det_sign_def{
    .name = "det_sign",
    .runs_as = OpClass::opaque,
    .shape = number_rule,
    .vjp = zero_derivative,
    .kernel =
        [](const Var& y) {
            return on_matrices(y, [](auto&&... all) { kernels::determinant_signs(all...); });
        },
};

// Both operands with the batch that they have together.
Var apply_to_batch(const OpDef& op, const Var& a, const Var& b, const Attributes& attributes = {}) {
    if (a.rank() < 2 || b.rank() < 2) return apply(op, {a, b}, attributes);  // which refuses them
    const auto batch = broadcast(batch_of(a.shape()), batch_of(b.shape()));
    if (!batch) return apply(op, {a, b}, attributes);
    const auto in_batch = [&](const Var& v) {
        Shape shape = *batch;
        shape.push_back(v.dim(-2));
        shape.push_back(v.dim(-1));
        return broadcast_to(v, shape);
    };
    return apply(op, {in_batch(a), in_batch(b)}, attributes);
}

}  // namespace

Var cholesky(const Var& x) { return apply(cholesky_def, {x}); }

Var triangular_solve(const Var& a, const Var& b, Triangle triangle, Transpose transpose_a,
                     Diagonal diagonal) {
    return apply_to_batch(triangular_solve_def, a, b, TriangularAttributes{triangle, transpose_a, diagonal});
}

Var solve(const Var& a, const Var& b) {
    if (b.rank() == 1) return squeeze(solve(a, expand_dims(b, -1)), {-1});
    return apply_to_batch(solve_def, a, b);
}

Var inverse(const Var& x) {
    const std::int64_t n = x.rank() < 2 ? 1 : x.dim(-1);
    return solve(x, diag(full(x, {n}, 1)));
}

Var det(const Var& x) { return apply(det_def, {x}); }

Var logdet(const Var& x) {
    return where(apply(det_sign_def, {x}) < 0, std::numeric_limits<double>::quiet_NaN(),
                 apply(log_abs_det_def, {x}));
}

}  // namespace xgrad
