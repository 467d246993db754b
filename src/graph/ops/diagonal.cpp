#include "xgrad/graph/ops/diagonal.hpp"

#include "graph/ops/axis.hpp"
#include "graph/ops/places.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/arrange.hpp"
#include "xgrad/graph/ops/select.hpp"
#include "xgrad/graph/ops/slice.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace xgrad {
namespace {

// A diagonal of a matrix in row-major order: steps of a row and a column each.
Places diagonal_places(std::int64_t rows, std::int64_t columns, std::int64_t offset) {
    const std::int64_t count =
        std::min(rows + std::min<std::int64_t>(offset, 0), columns - std::max<std::int64_t>(offset, 0));
    if (count <= 0) return {0, 1, 0};
    return {offset >= 0 ? offset : -offset * columns, columns + 1, count};
}

void check_matrix(const Var& x, std::string_view function) {
    if (x.rank() < 2)
        throw located<ShapeError>(
            x, function, {.found = fmt::format("rank {}", x.rank()), .expected = "a matrix, or several"});
}

// Column minus row of each element of the matrices in the last two axes.
Var places_above_diagonal(const Var& x) {
    return expand_dims(iota(x, x.dim(-1)), 0) - expand_dims(iota(x, x.dim(-2)), 1);
}

// x where the condition holds, else 0 or false.
Var kept(const Var& x, const Var& condition) {
    return x.dtype() == Dtype::boolean ? logical_and(x, condition) : where(condition, x, 0);
}

}  // namespace

Var diagonal(const Var& x, std::int64_t offset, std::int64_t row_axis, std::int64_t column_axis) {
    check_matrix(x, "diagonal");
    axes_of(x, {row_axis, column_axis}, "diagonal");
    const Var matrices = moveaxis(x, {row_axis, column_axis}, {-2, -1});
    const std::int64_t rows = matrices.dim(-2);
    const std::int64_t columns = matrices.dim(-1);
    const Places places = diagonal_places(rows, columns, offset);
    Shape shape = matrices.shape().without_axis(x.rank() - 1);
    shape[x.rank() - 2] = rows * columns;
    const Range range{places.begin, places.begin + places.count * places.step, places.step};
    return slice(reshape(matrices, shape), {Ellipsis{}, range});
}

Var diag(const Var& x, std::int64_t offset) {
    if (x.rank() == 2) return diagonal(x, offset);
    if (x.rank() != 1)
        throw located<ShapeError>(
            x, "diag", {.found = fmt::format("rank {}", x.rank()), .expected = "a vector or a matrix"});
    const std::int64_t side = x.size() + std::abs(offset);
    return reshape(put(x, {side * side}, {diagonal_places(side, side, offset)}), {side, side});
}

Var tril(const Var& x, std::int64_t offset) {
    check_matrix(x, "tril");
    return kept(x, places_above_diagonal(x) <= offset);
}

Var triu(const Var& x, std::int64_t offset) {
    check_matrix(x, "triu");
    return kept(x, places_above_diagonal(x) >= offset);
}

}  // namespace xgrad
