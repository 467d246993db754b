#include "config/token_cursor.hpp"

#include <algorithm>

namespace xgrad::config {
namespace {

constexpr std::string_view blank = " \t\r\n,:";
constexpr std::string_view brackets = "{}[]";
constexpr std::string_view ends_word = " \t\r\n,:{}[]\"/";

}  // namespace

std::size_t TokenCursor::next() {
    skip_blank();
    const std::size_t begin = at_;
    if (begin == text_.size()) return begin;
    if (brackets.find(text_[begin]) != std::string_view::npos) ++at_;
    else if (text_[begin] == '"') skip_string();
    else at_ = std::min(text_.find_first_of(ends_word, begin + 1), text_.size());
    return begin;
}

void TokenCursor::skip_blank() {
    while (at_ < text_.size()) {
        if (blank.find(text_[at_]) != std::string_view::npos) ++at_;
        else if (text_.substr(at_, 2) == "//" || text_.substr(at_, 2) == "/*") skip_comment();
        else if (at_ == 0 && text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;  // a byte order mark
        else return;
    }
}

void TokenCursor::skip_comment() {
    const bool line = text_[at_ + 1] == '/';
    const std::size_t end = text_.find(line ? "\n" : "*/", at_ + 2);
    at_ = end == std::string_view::npos ? text_.size() : end + (line ? 1 : 2);
}

void TokenCursor::skip_string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
        if (text_[at_] == '\\') ++at_;
    at_ = std::min(at_ + 1, text_.size());
}

Position TokenCursor::position(std::size_t offset) const {
    const std::string_view before = text_.substr(0, offset);
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
            static_cast<int>(offset - line_start) + 1};
}

}  // namespace xgrad::config
