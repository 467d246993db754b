#pragma once

#include "xgrad/train/figures.hpp"

#include <cstdint>
#include <string>

// How results are put for people.
namespace xgrad::cli {

/// Four decimals, or three and an exponent where that would be a long row of digits or of zeros.
std::string figure_text(double value);
/// "loss 0.0712  accuracy 0.9783".
std::string to_text(const Figures& figures);
/// "1 epoch", "3 epochs".
std::string counted(std::int64_t count, const std::string& noun);
/// "39,760".
std::string grouped(std::int64_t count);
/// "8.1 ms" below 10 ms, else "1.25 s".
std::string duration_text(double seconds);

}  // namespace xgrad::cli
