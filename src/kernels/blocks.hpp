#pragma once

#include "xgrad/base/workers.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace xgrad::kernels {

constexpr std::int64_t ceil_div(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

/// Elements that one thread takes at a time in a loop of light work; shorter loops are not shared out.
inline constexpr std::int64_t elements_per_block = 16384;

/// Calls body(first, last) for the pieces of [0, count), each `length` long but for the last. microseconds: about what a
/// piece takes, by which it is judged whether to wake threads for them.
template <class Body>
void for_each_range(Workers& workers, std::int64_t count, std::int64_t length, Body&& body,
                    double microseconds) {
    workers.for_each_block(
        ceil_div(count, length),
        [&](std::int64_t block) { body(block * length, std::min(count, (block + 1) * length)); },
        microseconds);
}

/// How many items of that many elements make a block.
constexpr std::int64_t items_per_block(std::int64_t elements) {
    return std::max<std::int64_t>(1, elements_per_block / std::max<std::int64_t>(1, elements));
}

/// for_each_range over items of that many elements, in pieces of about a block. nanoseconds: about what an element takes.
template <class Body>
void for_each_items(Workers& workers, std::int64_t count, std::int64_t elements, double nanoseconds,
                    Body&& body) {
    const std::int64_t length = items_per_block(elements);
    const auto size = static_cast<double>(length) * static_cast<double>(elements);
    for_each_range(workers, count, length, std::forward<Body>(body), 1e-3 * nanoseconds * size);
}

/// How many of `columns` columns, each of that many rows, make a block: at least a cache line of them.
constexpr std::int64_t columns_per_block(std::int64_t rows, std::int64_t columns) {
    constexpr std::int64_t fewest = 16;
    return std::clamp(items_per_block(rows), fewest, std::max(fewest, columns));
}

}  // namespace xgrad::kernels
