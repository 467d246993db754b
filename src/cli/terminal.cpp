#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <limits>

namespace xgrad::cli {
namespace {

std::string styled(std::string_view text, int code) {
    static const bool plain = !is_terminal() || std::getenv("NO_COLOR") != nullptr;
    return plain ? std::string(text) : fmt::format("\033[{}m{}\033[0m", code, text);
}

}  // namespace

bool is_terminal() {
    static const bool terminal = isatty(STDERR_FILENO) == 1;
    return terminal;
}

std::size_t line_width() {
    if (isatty(STDOUT_FILENO) != 1) return std::numeric_limits<std::size_t>::max();
    winsize size{};
    constexpr std::size_t usual = 100;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual;
}

void print_warnings(const std::vector<Problem>& warnings) {
    for (const Problem& warning : warnings) tell("{}\n", to_string(warning, "warning"));
}

std::string red(std::string_view text) { return styled(text, 31); }
std::string dim(std::string_view text) { return styled(text, 2); }
std::string bold(std::string_view text) { return styled(text, 1); }

std::string bar(double fraction, int cells) {
    const int full = std::clamp(static_cast<int>(std::floor(fraction * cells)), 0, cells);
    std::string text;
    for (int i = 0; i < cells; ++i) text += i < full ? "━" : "─";
    return text;
}

}  // namespace xgrad::cli
