#pragma once

#include <cstddef>
#include <string_view>

namespace xgrad::config {

/// A piece of a text, from the byte `begin` to before the byte `end`. Empty at the end of the text.
struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Steps through the tokens of a JSON text with comments: { } [ ] , : strings, numbers and words. It does not judge the
/// text; a parser beside it does.
class TokenCursor {
public:
    explicit TokenCursor(std::string_view text) : text_(text) {}

    /// The next token of any kind; moves on behind it.
    Token next();
    /// The next token that is neither comma nor colon.
    Token next_event();
    /// What the last call returned.
    Token last() const { return last_; }

private:
    void skip_blank();
    bool skip_comment();
    std::size_t end_of_token() const;
    std::size_t end_of_string() const;

    std::string_view text_;
    std::size_t at_ = 0;
    Token last_;
};

}  // namespace xgrad::config
