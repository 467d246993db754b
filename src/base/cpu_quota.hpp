#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace xgrad {

/// What Linux says of the processor time that this process's container may use ("200000 100000": of each 100000
/// microseconds 200000, so that of two cores); empty if it says nothing. Source: the kernel's cgroup-v2 documentation,
/// cpu.max.
std::string read_cpu_quota();

/// As many cores as make up that time, the last perhaps in part; nothing if there is no limit.
std::optional<int> cores_of_quota(std::string_view quota);

}  // namespace xgrad
