#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/base/table.hpp"

namespace xgrad::nn {

/// Connections into and out of one unit: what the scaled initializers divide by.
struct Fans {
    std::int64_t in;
    std::int64_t out;
};

/// How a parameter starts. A type that plays this role has
///   Array operator()(const Shape& shape, Fans fans, const RandomStream& random) const   float64 values of that shape
struct InitializerRole {
    static constexpr std::string_view name = "initializer";
    static constexpr std::string_view key = "type";

    struct Concept {
        virtual ~Concept() = default;
        virtual Array values(const Shape& shape, Fans fans, const RandomStream& random) const = 0;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        Array values(const Shape& shape, Fans fans, const RandomStream& random) const override {
            return value(shape, fans, random);
        }
        T value;
    };
    static const Table<InitializerRole>& table();
};

using Initializer = Piece<InitializerRole>;

/// All initializers by name; add your own at start-up.
Table<InitializerRole>& initializers();

}  // namespace xgrad::nn
