#include "config/cpp_literal.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cxxabi.h>
#include <fmt/format.h>
#include <limits>
#include <memory>

namespace xgrad::config {
namespace {

// "1e-08" as a person writes it, "1e-8".
std::string short_exponent(const std::string& number) {
    const std::size_t e = number.find('e');
    if (e == std::string::npos) return number;
    const std::size_t digits = std::min(number.find_first_of("123456789", e), number.size());
    return number.substr(0, e + 1) + (number[e + 1] == '-' ? "-" : "") + number.substr(digits);
}

std::string escaped(char letter, char before) {
    switch (letter) {
        case '"': return "\\\"";
        case '\\': return "\\\\";
        case '\n': return "\\n";
        case '\r': return "\\r";
        case '\t': return "\\t";
        case '?': return before == '?' ? "\\?" : "?";  // no trigraph
        default: break;
    }
    const auto code = static_cast<unsigned char>(letter);
    return code < 0x20 || code == 0x7F ? fmt::format("\\{:03o}", code) : std::string(1, letter);
}

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

std::string cpp_literal(double number) {
    if (std::isnan(number)) return "std::numeric_limits<double>::quiet_NaN()";
    if (std::isinf(number))
        return std::string(number < 0 ? "-" : "") + "std::numeric_limits<double>::infinity()";
    const std::string text = short_exponent(fmt::format("{}", number));
    const bool whole = text.find_first_of(".e") == std::string::npos;
    // An integer literal has no negative zero, and must be a double to the last digit.
    constexpr double short_enough = 1e6;
    const bool plain = std::abs(number) < short_enough && !(number == 0 && std::signbit(number));
    return whole && !plain ? text + ".0" : text;
}

std::string cpp_literal(std::int64_t number) {
    // Its digits alone are no int64.
    if (number == std::numeric_limits<std::int64_t>::min()) return "std::numeric_limits<std::int64_t>::min()";
    return fmt::to_string(number);
}

std::string cpp_literal(std::uint64_t number) {
    const bool above_int64 = number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return fmt::to_string(number) + (above_int64 ? "U" : "");
}

std::string cpp_literal(std::string_view text) {
    std::string literal = "\"";
    char before = '"';
    for (const char letter : text) {
        literal += escaped(letter, before);
        before = letter;
    }
    literal += '"';
    const bool has_end_within = text.find('\0') != std::string_view::npos;
    return has_end_within ? fmt::format("std::string({}, {})", literal, text.size()) : literal;
}

std::vector<std::string> cut_literal(const std::string& literal, std::size_t width, std::size_t last) {
    if (!literal.starts_with('"')) return {literal};  // a string's constructor, which knows the text's length
    std::vector<std::string> parts;
    std::string rest = literal;
    while (width_of(rest) > last) {
        std::size_t end = 0;  // behind the last blank that a part can have
        for (std::size_t i = 0; i + 2 < rest.size() && width_of({rest.data(), i + 1}) < width; ++i)
            if (rest[i] == ' ') end = i + 1;
        if (end == 0) break;
        parts.push_back(rest.substr(0, end) + "\"");
        rest = "\"" + rest.substr(end);
    }
    parts.push_back(rest);
    return parts;
}

std::string cpp_name(const std::type_info& type) {
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> readable(
        abi::__cxa_demangle(type.name(), nullptr, nullptr, &status), &std::free);
    std::string name = status == 0 ? readable.get() : type.name();
    const std::string nameless = "(anonymous namespace)::";
    for (std::size_t at = 0; (at = name.find(nameless)) != std::string::npos;)
        name.erase(at, nameless.size());
    return name;
}

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

}  // namespace xgrad::config
