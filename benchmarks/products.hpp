#pragma once

#include <compare>
#include <cstdint>

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

/// The time of the product in the fastest of OpenBLAS, oneDNN's sgemm and oneDNN's matmul, each on one thread and on
/// `threads` of its own, in microseconds.
double fastest_microseconds(const MatrixProduct& product, int threads);

}  // namespace xgrad::benchmarks
