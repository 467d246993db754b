#include "data/numbers.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace xgrad::data {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<double> to_number(std::string_view text) {
    text = trimmed(text);
    if (text.size() > 1 && text[0] == '+' && text[1] != '-')
        text.remove_prefix(1);  // from_chars knows no plus
    double number = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || rest != end || !std::isfinite(number)) return std::nullopt;
    return number;
}

bool is_whole(double number) { return std::abs(number) <= 0x1p53 && std::floor(number) == number; }

std::string within_range(Dtype dtype) {
    return visit_floating(dtype, [&](auto zero) {
        return fmt::format("of at most {}, the largest of {}", std::numeric_limits<decltype(zero)>::max(),
                           to_string(dtype));
    });
}

std::vector<std::string> numbered(std::int64_t count) {
    std::vector<std::string> names;
    for (std::int64_t i = 0; i < count; ++i) names.push_back(std::to_string(i));
    return names;
}

}  // namespace xgrad::data
