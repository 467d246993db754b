#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace xgrad::config {

/// One step of a path: a key, or an index in brackets.
using PathStep = std::variant<std::string, std::size_t>;

/// The steps of a path such as "model[0].units"; nothing if it is none.
std::optional<std::vector<PathStep>> split_path(std::string_view path);

/// Whether `inner` is the path `outer` or leads to something in what that leads to.
bool is_within(std::string_view inner, std::string_view outer);

}  // namespace xgrad::config
