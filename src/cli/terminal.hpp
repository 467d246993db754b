#pragma once

#include <string>
#include <string_view>

// Standard error as people see it: colours and a live line where it is a terminal, plain lines where it is not.
namespace xgrad::cli {

/// Whether standard error is a terminal.
bool is_terminal();

std::string red(std::string_view text);
std::string dim(std::string_view text);
std::string bold(std::string_view text);

/// A bar of that many cells, filled to the fraction in [0, 1].
std::string bar(double fraction, int cells);

}  // namespace xgrad::cli
