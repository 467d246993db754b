#include "data/raw_array.hpp"

#include "data/numbers.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <limits>
#include <type_traits>

namespace xgrad::data {
namespace {

struct Half {
    std::uint16_t bits;

    // IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction.
    explicit operator double() const {
        const int exponent = (bits >> 10) & 31;
        const double fraction = bits & 1023;
        const double sign = (bits >> 15) != 0 ? -1.0 : 1.0;
        if (exponent == 0) return sign * std::ldexp(fraction, -24);
        if (exponent == 31)
            return sign * (fraction == 0 ? std::numeric_limits<double>::infinity()
                                         : std::numeric_limits<double>::quiet_NaN());
        return sign * std::ldexp(fraction + 1024, exponent - 25);
    }
};

// Calls f with a value of the C++ type that the elements have.
template <class F> decltype(auto) visit(ElementType type, F&& f) {
    switch (type) {
        case ElementType::boolean:
        case ElementType::uint8: return f(std::uint8_t{});
        case ElementType::int8: return f(std::int8_t{});
        case ElementType::int16: return f(std::int16_t{});
        case ElementType::uint16: return f(std::uint16_t{});
        case ElementType::int32: return f(std::int32_t{});
        case ElementType::uint32: return f(std::uint32_t{});
        case ElementType::int64: return f(std::int64_t{});
        case ElementType::uint64: return f(std::uint64_t{});
        case ElementType::float16: return f(Half{});
        case ElementType::float32: return f(float{});
        case ElementType::float64: break;
    }
    return f(double{});
}

template <class T> T load(const char* bytes, bool swapped) {
    std::array<char, sizeof(T)> element;
    std::memcpy(element.data(), bytes, sizeof(T));
    if (swapped) std::reverse(element.begin(), element.end());
    return std::bit_cast<T>(element);
}

template <class To, class From> To converted(From value) {
    if constexpr (std::is_same_v<From, Half>) return static_cast<To>(static_cast<double>(value));
    else if constexpr (std::is_same_v<To, bool>) return value != From{0};
    else return static_cast<To>(value);
}

// The loop that a data set of bytes goes through: no swap and no order to mind, so it becomes vector instructions.
template <class From, class To> void convert_in_order(const char* bytes, std::span<To> to) {
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] = converted<To>(load<From>(bytes + i * sizeof(From), false));
}

template <class From, class To> void convert(const RawArray& raw, std::span<To> to) {
    const bool swapped = sizeof(From) > 1 && raw.big_endian != (std::endian::native == std::endian::big);
    if (!swapped && !raw.fortran_order) return convert_in_order<From>(raw.bytes.data(), to);

    Strides strides = row_major_strides(raw.shape);
    if (raw.fortran_order) {
        std::int64_t step = 1;
        for (std::size_t axis = 0; axis < raw.shape.rank(); step *= raw.shape[axis++]) strides[axis] = step;
    }
    std::array<std::int64_t, Shape::max_rank> index{};
    std::int64_t source = 0;
    for (To& element : to) {
        element = converted<To>(
            load<From>(raw.bytes.data() + static_cast<std::size_t>(source) * sizeof(From), swapped));
        for (std::size_t axis = raw.shape.rank(); axis-- > 0;) {  // counts the index on, last axis first
            source += strides[axis];
            if (++index[axis] < raw.shape[axis]) break;
            source -= strides[axis] * index[axis];
            index[axis] = 0;
        }
    }
}

Array converted(const RawArray& raw, Dtype dtype) {
    Array array(raw.shape, dtype);
    visit(raw.type, [&](auto from) {
        xgrad::visit(dtype, [&](auto to) { convert<decltype(from)>(raw, array.values<decltype(to)>()); });
    });
    return array;
}

// Of the array's element at the index, which is not finite.
[[noreturn]] void fail(const RawArray& raw, Dtype dtype, std::int64_t index, const std::string& name) {
    const double element = converted(raw, Dtype::float64).at(index);
    const std::int64_t example = raw.shape.rank() == 0 ? 0 : index / (raw.shape.size() / raw.shape.front());
    throw DataError(
        {.where = name,
         .found = fmt::format("{} (example {})", element, example),
         .expected = std::isfinite(element) ? "numbers " + within_range(dtype) : "finite numbers"});
}

void require_finite(const Array& values, const RawArray& raw, const std::string& name) {
    visit_floating(values.dtype(), [&](auto zero) {
        const auto numbers = values.values<decltype(zero)>();
        const auto wrong =
            std::find_if(numbers.begin(), numbers.end(), [](auto x) { return !std::isfinite(x); });
        if (wrong != numbers.end()) fail(raw, values.dtype(), wrong - numbers.begin(), name);
    });
}

}  // namespace

std::size_t size_of(ElementType type) {
    return visit(type, [](auto zero) { return sizeof zero; });
}

std::string_view to_string(ElementType type) {
    constexpr std::string_view names[] = {"boolean", "int8",  "uint8",  "int16",   "uint16",  "int32",
                                          "uint32",  "int64", "uint64", "float16", "float32", "float64"};
    return names[static_cast<std::size_t>(type)];
}

bool is_floating(ElementType type) { return type >= ElementType::float16; }

void push_back(Shape& shape, std::int64_t size, const std::string& name) {
    try {
        shape.push_back(size);
    } catch (const ShapeError& error) {
        Problem problem = error.problem();
        problem.where = name;
        throw DataError(problem);
    }
}

void require_complete(const RawArray& raw, const std::string& name) {
    const std::size_t wanted = size_of(raw.type) * static_cast<std::size_t>(raw.shape.size());
    if (wanted == raw.bytes.size()) return;
    const bool short_of = raw.bytes.size() < wanted;
    throw DataError(
        {.where = name,
         .found = fmt::format("{} bytes after the header", raw.bytes.size()),
         .expected = fmt::format("{} for shape {} of {}", wanted, to_string(raw.shape), to_string(raw.type)),
         .fix = short_of ? "the file is cut short: copy or download it again" : ""});
}

void require_extent(RawArray& raw, Extent extent, const std::string& name) {
    const bool rows = raw.shape.rank() > 0 && raw.shape.size() > 0 && !raw.fortran_order;
    const auto row_bytes =
        rows ? size_of(raw.type) * static_cast<std::size_t>(raw.shape.without_axis(0).size()) : 1;
    const auto there = static_cast<std::int64_t>(raw.bytes.size() / row_bytes);
    if (extent == Extent::whole || !rows || there == 0 || there >= raw.shape.front())
        return require_complete(raw, name);
    raw.omitted = raw.shape.front() - there;
    raw.shape = raw.shape.without_axis(0).with_axis(0, there);
    raw.bytes = raw.bytes.substr(0, static_cast<std::size_t>(there) * row_bytes);
}

Array decoded(const RawArray& raw, Dtype dtype, const std::string& name) {
    Array array = converted(raw, dtype);
    if (is_floating(raw.type)) require_finite(array, raw, name);
    return array;
}

}  // namespace xgrad::data
