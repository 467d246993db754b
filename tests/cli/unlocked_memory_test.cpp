#include "support/catch.hpp"

#include <sys/mman.h>

#include <fstream>
#include <string>

namespace {

// Of this process, in kB.
long locked_memory() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmLck:")) return std::stol(line.substr(6));
    return -1;
}

}  // namespace

TEST_CASE("memory that a library wants to lock is given to it unlocked") {
    constexpr std::size_t bytes = std::size_t{64} * 1024;
    const long before = locked_memory();
    REQUIRE(before >= 0);
    void* const memory =
        mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED, -1, 0);
    REQUIRE(memory != MAP_FAILED);
    CHECK(locked_memory() == before);
    static_cast<char*>(memory)[bytes - 1] = 1;
    munmap(memory, bytes);
}
