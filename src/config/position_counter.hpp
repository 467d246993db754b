#pragma once

#include <cstddef>
#include <string_view>

namespace xgrad::config {

/// Of UTF-8; a text may begin with it.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A line and a column of a text, both from 1; a column is a character of UTF-8.
struct Position {
    int line = 1;
    int column = 1;
};

/// Counts lines and columns: quick for offsets that grow, from the beginning again for others.
class PositionCounter {
public:
    explicit PositionCounter(std::string_view text) : text_(text) {}

    /// `offset`: a byte of the text, or its size.
    Position position(std::size_t offset);

private:
    void pass(char byte);

    std::string_view text_;
    std::size_t at_ = 0;
    Position position_;
};

}  // namespace xgrad::config
