#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace xgrad::benchmarks {

/// A product of float32 matrices that lie row by row: c [rows, columns] = a b.
struct MatrixProduct {
    std::int64_t rows;
    std::int64_t columns;
    std::int64_t inner;
    bool transpose_a;  ///< a lies as [inner, rows]
    bool transpose_b;  ///< b lies as [columns, inner]

    auto operator<=>(const MatrixProduct&) const = default;
};

/// The time of the product in microseconds, in OpenBLAS, oneDNN's sgemm and oneDNN's matmul: each on one thread, and then on
/// `threads` if these are more.
std::vector<double> microseconds_by_library(const MatrixProduct& product, int threads);

}  // namespace xgrad::benchmarks
