#include "base/cpu_quota.hpp"

#include <charconv>
#include <fstream>

namespace xgrad {
namespace {

// The number that the text begins with, which is taken off it; 0 if it begins with none.
long long take_number(std::string_view& text) {
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return error == std::errc() ? number : 0;
}

}  // namespace

std::string read_cpu_quota() {
    std::ifstream file("/sys/fs/cgroup/cpu.max");
    std::string line;
    std::getline(file, line);
    return line;
}

std::optional<int> cores_of_quota(std::string_view quota) {
    const long long time = take_number(quota);
    if (quota.empty() || quota.front() != ' ') return std::nullopt;
    quota.remove_prefix(1);
    const long long period = take_number(quota);
    if (time <= 0 || period <= 0) return std::nullopt;
    return static_cast<int>((time + period - 1) / period);
}

}  // namespace xgrad
