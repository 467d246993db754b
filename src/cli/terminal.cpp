#include "cli/terminal.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

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
