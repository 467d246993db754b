#include "config/syntax_fault.hpp"

#include "xgrad/base/table.hpp"

#include <fmt/format.h>
#include <string>

namespace xgrad::config {
namespace {

std::string words(Awaited awaited) {
    switch (awaited) {
        case Awaited::document: return "an object: {...}";
        case Awaited::first_key: return R"(a key in quotes or "}")";
        case Awaited::colon: return R"(":")";
        case Awaited::key: return "a key in quotes";
        case Awaited::member_end: return R"("," or "}")";
        case Awaited::first_item: return R"(a value or "]")";
        case Awaited::item_end: return R"("," or "]")";
        case Awaited::nothing: return "the end of the file";
        case Awaited::value:
        case Awaited::item: break;
    }
    return "a value";
}

bool takes_value(Awaited awaited) {
    return awaited == Awaited::document || awaited == Awaited::value || awaited == Awaited::first_item ||
           awaited == Awaited::item;
}

bool takes_key(Awaited awaited) { return awaited == Awaited::first_key || awaited == Awaited::key; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool begins_number(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.'; }

// A byte that no character of UTF-8 begins with.
bool begins_nothing(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x80 && byte < 0xC2) || byte > 0xF4;
}

// Single ones, or a typesetter's.
bool has_other_quotes(std::string_view met) {
    return met.front() == '\'' || met.starts_with("\u201c") || met.starts_with("\u2018");
}

class Diagnosis {
public:
    Diagnosis(std::string_view text, const Stop& stop)
        : text_(text), stop_(stop), awaited_(stop.awaited), cursor_(stop.cursor) {}

    SyntaxFault fault() {
        // A parser takes the 12 of 12abc; the cursor has gone on to the end of the word.
        if (stop_.offset < cursor_.last().end) return misspelt(cursor_.last());
        const Token token = first_unfit();
        if (token.begin == text_.size()) return ended();
        if (ends_after_comma(token)) return needless_comma();
        const char first = text_[token.begin];
        const bool value =
            takes_value(awaited_) && std::string_view("}],:").find(first) == std::string_view::npos;
        return value || (takes_key(awaited_) && first == '"') ? misspelt(token) : misplaced(token);
    }

private:
    // Steps over the comma or colon that may stand here, to the token behind it.
    Token first_unfit() {
        const Token token = cursor_.next();
        const char mark = token.begin < text_.size() ? text_[token.begin] : ' ';
        if (awaited_ == Awaited::colon && mark == ':') awaited_ = Awaited::value;
        else if (awaited_ == Awaited::member_end && mark == ',') awaited_ = Awaited::key;
        else if (awaited_ == Awaited::item_end && mark == ',') awaited_ = Awaited::item;
        else return token;
        mark_ = token;
        return cursor_.next();
    }

    bool ends_after_comma(const Token& token) const {
        const char first = text_[token.begin];
        return (awaited_ == Awaited::key && first == '}') || (awaited_ == Awaited::item && first == ']');
    }

    SyntaxFault needless_comma() const {
        const bool object = awaited_ == Awaited::key;
        return {
            mark_.begin,
            {.found = fmt::format("a comma before \"{}\"", object ? '}' : ']'), .fix = "remove the comma"}};
    }

    SyntaxFault ended() const {
        if (awaited_ == Awaited::document)
            return {text_.size(), {.found = "the file is empty", .expected = words(awaited_)}};
        return {text_.size(),
                {.found = "the file ends too early",
                 .expected = words(awaited_),
                 .fix = stop_.open + " is not closed"}};
    }

    std::string_view text_of(const Token& token) const {
        return text_.substr(token.begin, token.end - token.begin);
    }

    // A token that would be right elsewhere.
    SyntaxFault misplaced(const Token& token) const {
        const std::string_view met = text_of(token);
        return {token.begin,
                {.found = "unexpected " + name(met), .expected = words(awaited_), .fix = remedy(met)}};
    }

    std::string remedy(std::string_view met) const {
        if (has_other_quotes(met)) return "use double quotes: \"...\"";
        if (takes_key(awaited_) && is_letter(met.front()))
            return fmt::format("put it in quotes: {}", in_quotes(met));
        const bool comma_missing = awaited_ == Awaited::member_end || awaited_ == Awaited::item_end;
        return comma_missing && std::string_view("\"{[").find(met.front()) != std::string_view::npos
                   ? "put a comma before it"
                   : "";
    }

    static std::string name(std::string_view met) {
        if (begins_nothing(met.front())) return byte_name(met.front());
        if (met.front() != '"') return in_quotes(met);
        return "text " + in_quotes(met.substr(1, met.size() - (met.size() > 1 && met.back() == '"' ? 2 : 1)));
    }

    static std::string byte_name(char byte) {
        return fmt::format("byte 0x{:02x}, which is no UTF-8", static_cast<unsigned char>(byte));
    }

    // A token that stands where it may, but is not written as it should be.
    SyntaxFault misspelt(const Token& token) const {
        const std::string_view met = text_of(token);
        if (met.front() == '"') return broken_string(token);
        if (is_letter(met.front())) return unknown_word(token.begin, met);
        if (met.starts_with("/*"))
            return {token.begin, {.found = "a comment that is not closed", .expected = "*/ at its end"}};
        if (!begins_number(met.front())) return misplaced(token);
        return {token.begin,
                {.found = fmt::format("{} is no number", in_quotes(met)),
                 .expected = "one such as 0.5, -3 or 1e-4"}};
    }

    static SyntaxFault unknown_word(std::size_t begin, std::string_view met) {
        const std::string nearest = nearest_name(met, {"true", "false", "null"});
        return {begin,
                {.found = fmt::format("unknown word {}", in_quotes(met)),
                 .expected = nearest.empty() ? "a number, true, false, null, or text in quotes" : "",
                 .fix = nearest.empty() ? "" : fmt::format("did you mean {}?", nearest)}};
    }

    SyntaxFault broken_string(const Token& token) const {
        const std::size_t at = stop_.offset;
        if (at >= text_.size() || text_[at] == '\n' || text_[at] == '\r')
            return {token.begin,
                    {.found = "text that does not end on its line", .expected = "a closing quote"}};
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte == '\t') return {at, {.found = "a tab in quotes", .fix = "write \\t"}};
        if (byte < 0x20)
            return {at,
                    {.found = fmt::format("the control character 0x{:02x} in quotes", byte),
                     .fix = fmt::format("write \\u{:04x}", byte)}};
        const bool in_pair = half_pair_before(at) || (text_[at - 1] == '\\' && half_pair_before(at - 1));
        if (!in_pair && (byte >= 0x80 || static_cast<unsigned char>(text_[at - 1]) >= 0x80))
            return broken_character(at);
        if (!in_pair && text_[at - 1] == '\\')
            return {at - 1,
                    {.found = fmt::format(R"(unknown escape "\{}")", text_[at]),
                     .expected = R"(one of \" \\ \/ \b \f \n \r \t \uXXXX)"}};
        return {at,
                {.found = "an escape \\u that names no character",
                 .expected = "four hexadecimal digits, or two such escapes for a surrogate pair"}};
    }

    static bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

    // A character of several bytes that is broken off before, or at, this byte.
    SyntaxFault broken_character(std::size_t at) const {
        const std::size_t last = static_cast<unsigned char>(text_[at]) < 0x80 ? at - 1 : at;
        std::size_t begin = last;
        while (is_continuation(text_[begin]) && static_cast<unsigned char>(text_[begin - 1]) >= 0x80) --begin;
        return {begin, {.found = byte_name(text_[begin]), .fix = "save the file as UTF-8"}};
    }

    // An escape \uD800 to \uDBFF, which wants a second one behind it.
    bool half_pair_before(std::size_t at) const {
        const std::string_view escape = text_.substr(0, at).substr(at < 6 ? at : at - 6);
        return escape.starts_with("\\u") && (escape[2] == 'd' || escape[2] == 'D') &&
               std::string_view("89abAB").find(escape[3]) != std::string_view::npos;
    }

    std::string_view text_;
    const Stop& stop_;
    Awaited awaited_;
    TokenCursor cursor_;
    Token mark_;
};

}  // namespace

SyntaxFault explain(std::string_view text, const Stop& stop) { return Diagnosis(text, stop).fault(); }

}  // namespace xgrad::config
