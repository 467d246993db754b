#include "support/reference.hpp"

#include "support/arrays.hpp"

#include <cmath>

namespace xgrad::tests {
namespace {

using Position = std::vector<std::int64_t>;

Position position_of(std::int64_t element, const Shape& shape) {
    Position position(shape.rank());
    for (std::size_t axis = shape.rank(); axis-- > 0; element /= shape[axis])
        position[axis] = element % shape[axis];
    return position;
}

std::size_t element_at(const Position& position, const Shape& shape) {
    std::int64_t element = 0;
    for (std::size_t axis = 0; axis < shape.rank(); ++axis) element = element * shape[axis] + position[axis];
    return static_cast<std::size_t>(element);
}

}  // namespace

std::vector<double> reduce_plainly(const Array& x, const std::vector<bool>& reduced, double start,
                                   const std::function<double(double, double)>& combine) {
    Shape kept = x.shape();
    for (std::size_t axis = 0; axis < kept.rank(); ++axis)
        if (reduced[axis]) kept[axis] = 1;
    std::vector<double> result(static_cast<std::size_t>(kept.size()), start);
    for (std::int64_t i = 0; i < x.size(); ++i) {
        Position position = position_of(i, x.shape());
        for (std::size_t axis = 0; axis < kept.rank(); ++axis)
            if (reduced[axis]) position[axis] = 0;
        double& total = result[element_at(position, kept)];
        total = combine(total, x.at(i));
    }
    return result;
}

std::vector<double> multiply_plainly(const Array& a, const Array& b, bool transpose_a, bool transpose_b) {
    const std::int64_t rows = a.shape()[transpose_a ? 1 : 0];
    const std::int64_t inner = a.shape()[transpose_a ? 0 : 1];
    const std::int64_t columns = b.shape()[transpose_b ? 0 : 1];
    const std::vector<double> a_values = values(a);
    const std::vector<double> b_values = values(b);
    const auto at = [](const std::vector<double>& x, std::int64_t i) {
        return x[static_cast<std::size_t>(i)];
    };
    std::vector<double> result;
    for (std::int64_t i = 0; i < rows; ++i)
        for (std::int64_t j = 0; j < columns; ++j) {
            double total = 0;
            for (std::int64_t k = 0; k < inner; ++k)
                total += at(a_values, transpose_a ? k * rows + i : i * inner + k) *
                         at(b_values, transpose_b ? j * inner + k : k * columns + j);
            result.push_back(total);
        }
    return result;
}

std::vector<double> softmax_plainly(const Array& x, std::size_t axis) {
    std::vector<bool> along(x.shape().rank());
    along[axis] = true;
    const std::vector<double> sums =
        reduce_plainly(x, along, 0, [](double total, double value) { return total + std::exp(value); });
    Shape kept = x.shape();
    kept[axis] = 1;
    std::vector<double> result;
    for (std::int64_t i = 0; i < x.size(); ++i) {
        Position position = position_of(i, x.shape());
        position[axis] = 0;
        result.push_back(std::exp(x.at(i)) / sums[element_at(position, kept)]);
    }
    return result;
}

std::vector<double> transpose_plainly(const Array& x, const std::vector<std::size_t>& order) {
    Shape shape;
    for (const std::size_t axis : order) shape.push_back(x.shape()[axis]);
    std::vector<double> result(static_cast<std::size_t>(x.size()));
    for (std::int64_t i = 0; i < x.size(); ++i) {
        const Position from = position_of(i, x.shape());
        Position to;
        for (const std::size_t axis : order) to.push_back(from[axis]);
        result[element_at(to, shape)] = x.at(i);
    }
    return result;
}

}  // namespace xgrad::tests
