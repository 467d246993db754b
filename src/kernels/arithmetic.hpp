#pragma once

#include <cstddef>

// Formulas of arithmetic by name, so that two of them can be made one: see pair.hpp.
namespace xgrad::kernels {

struct Negative {
    static constexpr std::size_t arity = 1;
    template <class T> T operator()(T x) const { return -x; }
};

struct Square {
    static constexpr std::size_t arity = 1;
    template <class T> T operator()(T x) const { return x * x; }
};

struct Add {
    static constexpr std::size_t arity = 2;
    template <class T> T operator()(T a, T b) const { return a + b; }
};

struct Subtract {
    static constexpr std::size_t arity = 2;
    template <class T> T operator()(T a, T b) const { return a - b; }
};

struct Multiply {
    static constexpr std::size_t arity = 2;
    template <class T> T operator()(T a, T b) const { return a * b; }
};

struct Divide {
    static constexpr std::size_t arity = 2;
    template <class T> T operator()(T a, T b) const { return a / b; }
};

}  // namespace xgrad::kernels
