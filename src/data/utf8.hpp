#pragma once

#include <cstddef>
#include <string_view>

namespace xgrad::data {

/// Where the first byte stands that belongs to no character of UTF-8; the text's size if there is none.
/// Source: the Unicode Standard, table 3-7.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace xgrad::data
