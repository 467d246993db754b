#include "config/path.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace xgrad::config {
namespace {

std::optional<std::size_t> index(std::string_view digits) {
    std::size_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, value);
    if (error != std::errc() || rest != end) return std::nullopt;
    return value;
}

}  // namespace

std::optional<std::vector<PathStep>> split_path(std::string_view path) {
    std::vector<PathStep> steps;
    for (std::size_t at = 0; at < path.size() || steps.empty();) {
        const bool bracket = at < path.size() && path[at] == '[';
        if (!bracket && !steps.empty() && path[at++] != '.') return std::nullopt;
        const std::size_t end =
            std::min(bracket ? path.find(']', at) + 1 : path.find_first_of(".[", at), path.size());
        if (end <= at || (bracket && steps.empty())) return std::nullopt;
        const std::string_view step = path.substr(at, end - at);
        at = end;
        if (!bracket) {
            steps.emplace_back(std::string(step));
            continue;
        }
        const std::optional<std::size_t> number = index(step.substr(1, step.size() - 2));
        if (!number) return std::nullopt;
        steps.emplace_back(*number);
    }
    return steps;
}

bool is_within(std::string_view inner, std::string_view outer) {
    return inner.starts_with(outer) &&
           (inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[');
}

}  // namespace xgrad::config
