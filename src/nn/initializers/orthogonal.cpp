#include "xgrad/nn/initializers/orthogonal.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/nn/initializers/distribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace xgrad::nn {
namespace {

using Vector = std::span<double>;

// In four sums, so that additions need not wait for each other.
double dot(Vector a, Vector b) {
    std::array<double, 4> sums{};
    const std::size_t whole = a.size() / 4 * 4;
    for (std::size_t i = 0; i < whole; i += 4)
        for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += a[i + lane] * b[i + lane];
    for (std::size_t i = whole; i < a.size(); ++i) sums[i - whole] += a[i] * b[i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

// Modified Gram-Schmidt, twice, which is as precise as reflections. Normal vectors made orthonormal in this way, with the
// lengths of the remainders positive, are uniformly distributed.
void orthonormalize(std::vector<Vector>& vectors) {
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        for (int pass = 0; pass < 2; ++pass)
            for (std::size_t j = 0; j < i; ++j) {
                const double overlap = dot(vectors[i], vectors[j]);
                for (std::size_t k = 0; k < vectors[i].size(); ++k) vectors[i][k] -= overlap * vectors[j][k];
            }
        const double length = std::sqrt(dot(vectors[i], vectors[i]));
        for (double& value : vectors[i]) value /= length;
    }
}

}  // namespace

Fields<Orthogonal> Orthogonal::fields() {
    return {"Orthogonal", "a random matrix with orthonormal columns or rows",
            field("gain", &Orthogonal::gain).above(0).help("factor of the matrix")};
}

Array Orthogonal::operator()(const Shape& shape, Fans, const RandomStream& random) const {
    if (shape.rank() < 2)
        throw ShapeError({.where = "Orthogonal",
                          .found = "a parameter of shape " + to_string(shape),
                          .expected = "at least two axes"});
    const auto rows = static_cast<std::size_t>(shape[0]);
    const std::size_t columns = rows == 0 ? 0 : static_cast<std::size_t>(shape.size()) / rows;
    const std::size_t count = std::min(rows, columns);
    const std::size_t length = std::max(rows, columns);
    Array drawn = draw(Distribution::normal, 1, shape, random);  // the shorter side counts the vectors
    std::vector<Vector> vectors;
    for (std::size_t i = 0; i < count; ++i)
        vectors.push_back(drawn.values<double>().subspan(i * length, length));
    orthonormalize(vectors);

    Array result(shape, Dtype::float64);
    const auto values = result.values<double>();
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < length; ++k)
            values[rows <= columns ? i * columns + k : k * columns + i] = gain * vectors[i][k];
    return result;
}

}  // namespace xgrad::nn
