#pragma once

#include "xgrad/kernels/vector_math.hpp"

#include <cstddef>

// Formulas by name, so that two of them can be made one: see pair.hpp.
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

struct Exp {
    static constexpr std::size_t arity = 1;
    template <class T> T operator()(T x) const { return std::exp(x); }
};

struct Log {
    static constexpr std::size_t arity = 1;
    template <class T> T operator()(T x) const { return std::log(x); }
};

struct Tanh {
    static constexpr std::size_t arity = 1;
    template <class T> T operator()(T x) const { return std::tanh(x); }
};

struct Relu {
    static constexpr std::size_t arity = 1;
    template <class T> T operator()(T x) const { return x > 0 || x != x ? x : 0; }  // a NaN stays one
};

struct Sigmoid {
    static constexpr std::size_t arity = 1;
    template <class T> T operator()(T x) const { return 1 / (1 + std::exp(-x)); }  // an infinite exp gives 0
};

}  // namespace xgrad::kernels
