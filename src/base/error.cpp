#include "xgrad/base/error.hpp"

#include <fmt/format.h>
#include <utility>

namespace xgrad {
namespace {

constexpr std::size_t longest_quote = 60;

// Cuts no character of UTF-8 in two.
std::string_view shorten(std::string_view text) {
    std::size_t end = longest_quote;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end);
}

std::string escaped(char letter) {
    switch (letter) {
        case '"': return "\\\"";
        case '\\': return "\\\\";
        case '\n': return "\\n";
        case '\r': return "\\r";
        case '\t': return "\\t";
        default: break;
    }
    const auto code = static_cast<unsigned char>(letter);
    return code < 0x20 || code == 0x7F ? fmt::format("\\u{:04x}", code) : std::string(1, letter);
}

}  // namespace

std::string to_string(const Problem& problem, std::string_view severity) {
    std::string text = problem.place.empty() ? "" : fmt::format("{}: {}: ", problem.place, severity);
    if (!problem.where.empty()) text += problem.where + ": ";
    text += problem.found;
    if (!problem.expected.empty()) text += "; expected " + problem.expected;
    if (!problem.fix.empty()) text += "; " + problem.fix;
    return text;
}

std::string in_quotes(std::string_view text) {
    const bool whole = text.size() <= longest_quote;
    std::string quote = "\"";
    for (const char letter : whole ? text : shorten(text)) quote += escaped(letter);
    return quote + (whole ? "\"" : "...\"");
}

Error::Error(Problem problem) : std::runtime_error(to_string(problem)), problem_(std::move(problem)) {}

}  // namespace xgrad
