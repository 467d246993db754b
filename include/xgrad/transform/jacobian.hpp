#pragma once

#include "xgrad/transform/grad.hpp"
#include "xgrad/transform/jit.hpp"
#include "xgrad/transform/products.hpp"

namespace xgrad {

namespace detail {

/// The derivatives of y by x, [y's shape, x's shape]: a forward sweep for each element of x, or a reverse sweep for
/// each of y where these are fewer.
Var jacobian_of(const Var& y, const Var& x);

/// Row i of the identity matrix of that many elements, in x's shape and dtype.
Array basis(const Array& x, std::int64_t i);

/// y's shape, then x's.
Shape outer_shape(const Shape& y, const Shape& x);

/// slope, the derivatives of all elements of y by one of x, or of one of y by all of x, into its place.
void put_column(const Array& slope, std::int64_t column, Array& jacobian);
void put_row(const Array& slope, std::int64_t row, Array& jacobian);

}  // namespace detail

/// See jacobian().
template <class F> class Jacobian {
public:
    explicit Jacobian(F f) : f_(f), value_(jit(f)), forward_(jvp(f)), reverse_(vjp(f)) {}

    template <Leaf X> auto operator()(const X& x) const {
        if constexpr (std::is_same_v<X, Var>) return detail::jacobian_of(f_(x), x);
        else return detail::from_array<X>(on(to_array(x)));
    }

private:
    Array on(const Array& x) const {
        const Array y = value_(x);
        Array jacobian(detail::outer_shape(y.shape(), x.shape()), y.dtype());
        if (x.size() <= y.size())
            for (std::int64_t i = 0; i < x.size(); ++i)
                detail::put_column(forward_(x, detail::basis(x, i)).second, i, jacobian);
        else
            for (std::int64_t i = 0; i < y.size(); ++i)
                detail::put_row(reverse_(x, detail::basis(y, i)).second, i, jacobian);
        return jacobian;
    }

    F f_;
    Jit<F> value_;
    DerivativeProduct<F, detail::Forward> forward_;
    DerivativeProduct<F, detail::Reverse> reverse_;
};

/// All first derivatives of f, a function of one Var that returns one: jacobian(f)(x) has the shape of f(x), then that
/// of x. By forward or reverse mode, whichever takes fewer sweeps. On arrays one program is run for each sweep; on Vars
/// all sweeps are traced into the graph, which suits small ones. Throws TypeError if x is not floating.
template <class F> Jacobian<F> jacobian(F f) { return Jacobian<F>(std::move(f)); }

/// All second derivatives of a scalar function: hessian(f)(x) has the shape of x twice. The Jacobian of the gradient.
template <class F> auto hessian(F f) { return jacobian(grad(std::move(f))); }

}  // namespace xgrad
