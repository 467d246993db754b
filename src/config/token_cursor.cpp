#include "config/token_cursor.hpp"

#include "config/position_counter.hpp"

#include <algorithm>

namespace xgrad::config {
namespace {

constexpr std::string_view blank = " \t\r\n";
constexpr std::string_view marks = "{}[],:";
constexpr std::string_view ends_word = " \t\r\n{}[],:\"/";

}  // namespace

Token TokenCursor::next() {
    skip_blank();
    last_ = {at_, end_of_token()};
    at_ = last_.end;
    return last_;
}

Token TokenCursor::next_event() {
    Token token = next();
    while (token.begin < token.end && (text_[token.begin] == ',' || text_[token.begin] == ':'))
        token = next();
    return token;
}

void TokenCursor::skip_blank() {
    if (at_ == 0 && text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    do at_ = std::min(text_.find_first_not_of(blank, at_), text_.size());
    while (skip_comment());
}

// One that is not closed is left to be a token, and an error.
bool TokenCursor::skip_comment() {
    const std::string_view opening = text_.substr(at_, 2);
    if (opening == "//") {
        at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
        return true;
    }
    if (opening != "/*") return false;
    const std::size_t closing = text_.find("*/", at_ + 2);
    if (closing == std::string_view::npos) return false;
    at_ = closing + 2;
    return true;
}

std::size_t TokenCursor::end_of_token() const {
    if (at_ == text_.size()) return at_;
    if (marks.find(text_[at_]) != std::string_view::npos) return at_ + 1;
    if (text_[at_] == '"') return end_of_string();
    return std::min(text_.find_first_of(ends_word, at_ + 1), text_.size());
}

std::size_t TokenCursor::end_of_string() const {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text_.size());
}

}  // namespace xgrad::config
