#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/graph/op.hpp"

#include <string>

namespace xgrad {

struct InputAttributes {
    std::string name;
    Shape shape;
    Dtype dtype;
    bool operator==(const InputAttributes&) const = default;
};

struct ConstantAttributes {
    Array value;
    bool operator==(const ConstantAttributes&) const = default;
};

std::string describe(const InputAttributes& attributes);
std::string describe(const ConstantAttributes& attributes);

extern const OpDef input_def;
extern const OpDef constant_def;

/// A constant of that shape with every element equal to `value`, in the graph and dtype of `like`.
Var full(const Var& like, const Shape& shape, double value);
inline Var zeros_like(const Var& x) { return full(x, x.shape(), 0); }
inline Var ones_like(const Var& x) { return full(x, x.shape(), 1); }
/// 0, 1, ... count - 1 as int64, in the graph of `like`. Shape [count].
Var iota(const Var& like, std::int64_t count);

}  // namespace xgrad
