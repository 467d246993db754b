#include "xgrad/transform/jacobian.hpp"

#include "xgrad/graph/ops/shape.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <cstring>

namespace xgrad::detail {
namespace {

// One of the elements is 1.
Array one_hot_array(const Shape& shape, Dtype dtype, std::int64_t i) {
    Array array(shape, dtype);
    if (dtype == Dtype::float32) array.values<float>()[static_cast<std::size_t>(i)] = 1;
    else array.values<double>()[static_cast<std::size_t>(i)] = 1;
    return array;
}

// One sweep for each element of v, side by side along a new first axis.
template <class Sweep> Var all_sweeps(const Var& v, std::int64_t other_size, const Sweep& sweep) {
    std::vector<Var> slopes;
    for (std::int64_t i = 0; i < v.size(); ++i) {
        const std::vector<Var> unit{v.graph().constant(one_hot_array(v.shape(), v.dtype(), i))};
        slopes.push_back(reshape(sweep(unit)[0], {1, other_size}));
    }
    return concatenate(slopes, 0);
}

}  // namespace

Var jacobian_of(const Var& y, const Var& x) {
    const Shape shape = outer_shape(y.shape(), x.shape());
    if (shape.size() == 0) return full(y, shape, 0);
    const std::vector<Var> outputs{y};
    const std::vector<Var> wrt{x};
    if (x.size() > y.size())
        return reshape(
            all_sweeps(y, x.size(), [&](const auto& unit) { return reverse_sweep(outputs, unit, wrt); }),
            shape);
    return reshape(transpose(all_sweeps(x, y.size(),
                                        [&](const auto& unit) { return forward_sweep(outputs, wrt, unit); })),
                   shape);
}

Array basis(const Array& x, std::int64_t i) { return one_hot_array(x.shape(), x.dtype(), i); }

Shape outer_shape(const Shape& y, const Shape& x) {
    Shape shape = y;
    for (const std::int64_t size : x) shape.push_back(size);
    return shape;
}

void put_column(const Array& slope, std::int64_t column, Array& jacobian) {
    const std::size_t bytes = size_of(slope.dtype());
    const std::int64_t columns = jacobian.size() / slope.size();
    for (std::int64_t row = 0; row < slope.size(); ++row)
        std::memcpy(jacobian.data() + static_cast<std::size_t>(row * columns + column) * bytes,
                    slope.data() + static_cast<std::size_t>(row) * bytes, bytes);
}

void put_row(const Array& slope, std::int64_t row, Array& jacobian) {
    std::memcpy(jacobian.data() + static_cast<std::size_t>(row) * slope.bytes(), slope.data(), slope.bytes());
}

}  // namespace xgrad::detail
