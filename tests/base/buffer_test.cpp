#include "xgrad/base/buffer.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cstdint>

using namespace xgrad;

TEST_CASE("a buffer is zeroed and aligned to a cache line") {
    const Buffer buffer(100);
    CHECK(buffer.size() == 100);
    CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64 == 0);
    CHECK(std::all_of(buffer.data(), buffer.data() + 100, [](std::byte b) { return b == std::byte{0}; }));
    CHECK(Buffer().size() == 0);
    CHECK(aligned(0) == 0);
    CHECK(aligned(1) == 64);
    CHECK(aligned(64) == 64);
}
