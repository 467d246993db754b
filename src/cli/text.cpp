#include "cli/text.hpp"

#include <cmath>
#include <fmt/format.h>

namespace xgrad::cli {

std::string figure_text(double value) {
    if (std::isnan(value)) return "nan";  // without the sign that some processors give to it
    const double size = std::abs(value);
    const bool plain = size == 0 || (size >= 1e-4 && size < 1e6) || !std::isfinite(size);
    return plain ? fmt::format("{:.4f}", value) : fmt::format("{:.3e}", value);
}

std::string to_text(const Figures& figures) {
    std::string text;
    for (const auto& [name, value] : figures)
        text += fmt::format("{}{} {}", text.empty() ? "" : "  ", name, figure_text(value));
    return text;
}

std::string counted(std::int64_t count, const std::string& noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string grouped(std::int64_t count) {
    std::string digits = fmt::to_string(count);
    for (std::size_t at = digits.size(); at > 3 && at - 3 > (count < 0 ? 1U : 0U); at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

std::string duration_text(double seconds) {
    return seconds < 0.01 ? fmt::format("{:.2g} ms", 1000 * seconds) : fmt::format("{:.2f} s", seconds);
}

}  // namespace xgrad::cli
