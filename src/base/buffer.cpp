#include "xgrad/base/buffer.hpp"

#include "xgrad/base/error.hpp"

#include <unistd.h>

#include <fmt/format.h>

namespace xgrad {
namespace {

double gigabytes(double bytes) { return bytes / 1e9; }

// More than the machine has would be refused, or granted and then not be there.
void require_room(std::size_t bytes) {
    const double machine =
        static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
    if (static_cast<double>(bytes) <= machine) return;
    throw ConfigError(
        {.found = fmt::format("{:.1f} GB of memory for one array", gigabytes(static_cast<double>(bytes))),
         .expected = fmt::format("no more than this machine's {:.1f} GB", gigabytes(machine)),
         .fix = "make the layers, the mini-batch or the data smaller"});
}

}  // namespace

// calloc leaves large memory untouched, as the system's pages are zero already.
Buffer::Buffer(std::size_t bytes) : size_(bytes) {
    require_room(bytes);
    memory_.reset(std::calloc(1, aligned(bytes) + alignment));
    if (memory_ == nullptr) throw std::bad_alloc();
}

}  // namespace xgrad
