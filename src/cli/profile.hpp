#pragma once

#include "xgrad/train/benchmark.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace xgrad::cli {

/// A table of the kernels of a step, in their order, and one of the scopes that they serve, the dearest first.
std::string profile_tables(const std::vector<KernelTime>& kernels);

/// An object for each kernel.
nlohmann::ordered_json profile_json(const std::vector<KernelTime>& kernels);
/// An object for each scope, the dearest first.
nlohmann::ordered_json layers_json(const std::vector<KernelTime>& kernels);

/// A step as viewers of traces read it, chrome://tracing and Perfetto among them: the kernels one after the other, each
/// as long as its mean time. Source: "Trace Event Format", complete events.
nlohmann::ordered_json chrome_trace(const std::vector<KernelTime>& kernels);

}  // namespace xgrad::cli
