#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

// Sums whose order of additions depends on the number of terms alone; their rounding error grows with its logarithm.
namespace xgrad::kernels {

struct Sum {
    template <class T> T operator()(T a, T b) const { return a + b; }
};

// A NaN on either side stays.
struct Max {
    template <class T> T operator()(T a, T b) const { return a > b || a != a ? a : b; }
};

struct Min {
    template <class T> T operator()(T a, T b) const { return a < b || a != a ? a : b; }
};

/// All of x: [width], a power of two: halves are joined until one number is left.
template <class Combine, std::int64_t width, class T> T fold_halves(const T* x) {
    if constexpr (width == 1) {
        return x[0];
    } else {
        T half[width / 2];
        for (std::int64_t i = 0; i < width / 2; ++i) half[i] = Combine{}(x[i], x[i + width / 2]);
        return fold_halves<Combine, width / 2>(half);
    }
}

/// All of x: [n], n >= 1, in lanes that a vector unit can hold whatever its width.
template <class Combine, class T> T fold_row(const T* x, std::int64_t n) {
    constexpr std::int64_t lanes = 16;
    const Combine combine;
    if (n < lanes) {
        T total = x[0];
        for (std::int64_t i = 1; i < n; ++i) total = combine(total, x[i]);
        return total;
    }
    T lane[lanes];
    std::copy_n(x, lanes, lane);
    std::int64_t i = lanes;
    for (; i + lanes <= n; i += lanes)
        for (std::int64_t l = 0; l < lanes; ++l) lane[l] = combine(lane[l], x[i + l]);
    for (std::int64_t l = 0; i + l < n; ++l) lane[l] = combine(lane[l], x[i + l]);
    return fold_halves<Combine, lanes>(lane);
}

/// Each column of x: [rows, columns], rows >= 1, its rows `stride` apart, into total: [columns].
template <class Combine, class T>
void fold_columns(const T* x, std::int64_t rows, std::int64_t stride, std::int64_t columns, T* total) {
    const Combine combine;
    std::copy_n(x, columns, total);
    std::int64_t row = 1;
    for (; row + 4 <= rows; row += 4) {
        const T* a = x + row * stride;
        const T* b = a + stride;
        const T* c = b + stride;
        const T* d = c + stride;
        for (std::int64_t j = 0; j < columns; ++j)
            total[j] = combine(total[j], combine(combine(a[j], b[j]), combine(c[j], d[j])));
    }
    for (; row < rows; ++row)
        for (std::int64_t j = 0; j < columns; ++j) total[j] = combine(total[j], x[row * stride + j]);
}

/// Combines a sequence of vectors in a balanced tree, holding one partial result a level: a binary counter's carries.
template <class Combine, class T, std::size_t Width> class Tree {
public:
    explicit Tree(std::int64_t width) : width_(width) {}

    /// Memory for the next leaf, to be filled before `push`.
    T* leaf() { return leaf_.data(); }

    void push() {
        std::size_t level = 0;
        for (std::uint64_t carries = count_++; (carries & 1U) != 0; carries >>= 1U)
            join(levels_[level++], leaf_.data());
        std::copy_n(leaf_.data(), width_, levels_[level].data());
    }

    /// The whole, after at least one push.
    void finish(T* total) {
        bool first = true;
        std::size_t level = 0;
        for (std::uint64_t held = count_; held != 0; held >>= 1U, ++level) {
            if ((held & 1U) == 0) continue;
            if (first) std::copy_n(levels_[level].data(), width_, total);
            else join(levels_[level], total);
            first = false;
        }
    }

private:
    using Vector = std::array<T, Width>;

    void join(const Vector& earlier, T* later) const {
        for (std::int64_t i = 0; i < width_; ++i)
            later[i] = Combine{}(earlier[static_cast<std::size_t>(i)], later[i]);
    }

    std::int64_t width_;
    std::uint64_t count_ = 0;
    Vector leaf_;
    std::array<Vector, 48> levels_;  // more than memory has room for; only those in use are ever touched
};

/// Elements of a leaf along a row, and rows of a leaf down columns.
inline constexpr std::int64_t row_leaf = 128;
inline constexpr std::int64_t column_leaf = 32;

/// The sum of x: [n].
template <class T> T sum_row(const T* x, std::int64_t n) {
    if (n <= row_leaf) return n == 0 ? T{} : fold_row<Sum>(x, n);
    Tree<Sum, T, 1> tree(1);
    for (std::int64_t i = 0; i < n; i += row_leaf) {
        *tree.leaf() = fold_row<Sum>(x + i, std::min(row_leaf, n - i));
        tree.push();
    }
    T total;
    tree.finish(&total);
    return total;
}

/// The sums of the columns of x: [rows, columns], rows >= 1, columns <= Width, its rows `stride` apart.
template <std::size_t Width, class T>
void sum_columns(const T* x, std::int64_t rows, std::int64_t stride, std::int64_t columns, T* total) {
    Tree<Sum, T, Width> tree(columns);
    for (std::int64_t row = 0; row < rows; row += column_leaf) {
        fold_columns<Sum>(x + row * stride, std::min(column_leaf, rows - row), stride, columns, tree.leaf());
        tree.push();
    }
    tree.finish(total);
}

}  // namespace xgrad::kernels
