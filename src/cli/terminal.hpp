#pragma once

#include "xgrad/base/error.hpp"

#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Standard error as people see it: colours and a live line where it is a terminal, plain lines where it is not.
namespace xgrad::cli {

/// How many characters a line of standard output has room for; no end of them where it is no terminal.
std::size_t line_width();

/// Whether standard error is a terminal.
bool is_terminal();

/// Writes to standard error. What cannot be written is lost: a training does not end for a message.
template <class... Values> void tell(fmt::format_string<Values...> format, Values&&... values) {
    const std::string text = fmt::format(format, std::forward<Values>(values)...);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

/// Each on a line of standard error.
void print_warnings(const std::vector<Problem>& warnings);

std::string red(std::string_view text);
std::string dim(std::string_view text);
std::string bold(std::string_view text);

/// A bar of that many cells, filled to the fraction in [0, 1].
std::string bar(double fraction, int cells = 24);

}  // namespace xgrad::cli
