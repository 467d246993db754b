#include "config/numbers.hpp"

#include "xgrad/base/error.hpp"

#include <cmath>
#include <fmt/format.h>

namespace xgrad::config {
namespace {

constexpr double largest_exact = 0x1p53;  // from here on, not every whole number is a double

bool is_whole(double number) { return std::abs(number) <= largest_exact && std::floor(number) == number; }

}  // namespace

std::optional<double> to_double(const LocatedJson& json) {
    if (json.is<double>()) return json.get<double>();
    if (json.is<std::int64_t>()) return static_cast<double>(json.get<std::int64_t>());
    if (json.is<std::uint64_t>()) return static_cast<double>(json.get<std::uint64_t>());
    return std::nullopt;
}

std::optional<std::int64_t> to_integer(const LocatedJson& json) {
    if (json.is<std::int64_t>()) return json.get<std::int64_t>();
    if (!json.is<double>() || !is_whole(json.get<double>())) return std::nullopt;
    return static_cast<std::int64_t>(json.get<double>());
}

std::optional<std::uint64_t> to_unsigned(const LocatedJson& json) {
    if (json.is<std::uint64_t>()) return json.get<std::uint64_t>();
    const std::optional<std::int64_t> number = to_integer(json);
    if (!number || *number < 0) return std::nullopt;
    return static_cast<std::uint64_t>(*number);
}

std::string without_quotes(const LocatedJson& json) {
    if (!json.is<std::string>()) return "";
    const auto& text = json.get<std::string>();
    try {
        const LocatedJson inside = parse_value(text, "");
        const bool plain = to_double(inside) || inside.is<bool>();
        return plain ? fmt::format("write it without quotes: {}", text) : "";
    } catch (const ConfigError&) {
        return "";
    }
}

}  // namespace xgrad::config
