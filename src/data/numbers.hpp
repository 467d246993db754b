#pragma once

#include "xgrad/base/dtype.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad::data {

// More classes than any data set has: a label above is a number, not a class.
inline constexpr std::int64_t most_classes = 1'000'000;

// The finite number that the text is, blanks around it aside.
std::optional<double> to_number(std::string_view text);

// Whether it is an integer that a double holds exactly. False for NaN.
bool is_whole(double number);

// What a number of that real dtype must be: "of at most 3.4028235e+38, the largest of float32".
std::string within_range(Dtype dtype);

// "0", "1", ...: the names of that many things that have none.
std::vector<std::string> numbered(std::int64_t count);

}  // namespace xgrad::data
