#pragma once

#include "xgrad/graph/ops/slice.hpp"
#include "xgrad/xtensor.hpp"

#include <concepts>
#include <cstdint>
#include <optional>

// xtensor's slices as items of slice(): slice(x, {xt::range(1, 4), xt::all(), xt::newaxis(), 2, xt::ellipsis()}).
namespace xgrad {

template <class A, class B, class C> struct AsSliceItem<xt::xrange_adaptor<A, B, C>> {
    static SliceItem convert(const xt::xrange_adaptor<A, B, C>& range) {
        return Range{given(range.start()), given(range.stop()), given(range.step()).value_or(1)};
    }

private:
    template <class T> static std::optional<std::int64_t> given(const T& place) {
        if constexpr (std::integral<T>) return static_cast<std::int64_t>(place);
        else return std::nullopt;
    }
};

template <> struct AsSliceItem<xt::xall_tag> {
    static SliceItem convert(xt::xall_tag) { return Range{}; }
};
template <> struct AsSliceItem<xt::xnewaxis_tag> {
    static SliceItem convert(xt::xnewaxis_tag) { return NewAxis{}; }
};
template <> struct AsSliceItem<xt::xellipsis_tag> {
    static SliceItem convert(xt::xellipsis_tag) { return Ellipsis{}; }
};

}  // namespace xgrad
