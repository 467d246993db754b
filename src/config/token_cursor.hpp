#pragma once

#include <cstddef>
#include <string_view>

namespace xgrad::config {

/// A line and a column of a text, both from 1; columns count bytes.
struct Position {
    int line;
    int column;
};

/// Steps through the tokens of a JSON text with comments: { } [ ] strings, numbers and words. Commas and colons are
/// passed over. It does not judge the text; a parser beside it does.
class TokenCursor {
public:
    explicit TokenCursor(std::string_view text) : text_(text) {}

    /// The offset at which the next token begins; moves on behind it. At the end: the text's size.
    std::size_t next();
    Position position(std::size_t offset) const;

private:
    void skip_blank();
    void skip_comment();
    void skip_string();

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace xgrad::config
