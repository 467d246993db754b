#pragma once

#include "config/token_cursor.hpp"
#include "xgrad/base/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace xgrad::config {

/// What may follow the last token that a parser took.
enum class Awaited {
    document,
    first_key,
    colon,
    key,
    value,
    member_end,
    first_item,
    item,
    item_end,
    nothing
};

/// Where a parser stopped.
struct Stop {
    Awaited awaited;
    TokenCursor cursor;     ///< behind the last token that the parser took
    std::size_t offset;     ///< the last byte that it read
    std::string open = {};  ///< the bracket that is not closed yet: "the \"{\" of line 3"
};

/// What is wrong with a JSON text, and at which byte.
struct SyntaxFault {
    std::size_t offset;
    Problem problem;
};

/// Says in words why a parser could not go on.
SyntaxFault explain(std::string_view text, const Stop& stop);

}  // namespace xgrad::config
