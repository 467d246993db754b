#include "base/memory.hpp"

#include "xgrad/base/error.hpp"

#include <unistd.h>

#include <fmt/format.h>

namespace xgrad {
namespace {

double of_machine() {
    static const double bytes =
        static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
    return bytes;
}

std::string gigabytes(double bytes) { return fmt::format("{:.1f} GB", bytes / 1e9); }

}  // namespace

void require_memory(double bytes, std::string_view what) {
    if (bytes <= of_machine()) return;
    throw ConfigError({.found = fmt::format("{} of memory for {}", gigabytes(bytes), what),
                       .expected = fmt::format("no more than this machine's {}", gigabytes(of_machine())),
                       .fix = "make the layers, the mini-batch or the data smaller"});
}

}  // namespace xgrad
