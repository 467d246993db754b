#include "xgrad/base/buffer.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

using namespace xgrad;

TEST_CASE("a buffer is zeroed and aligned to a cache line") {
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{64}, std::size_t{100}}) {
        const Buffer buffer(bytes);
        CHECK(buffer.size() == bytes);
        CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64 == 0);
        CHECK(
            std::all_of(buffer.data(), buffer.data() + bytes, [](std::byte b) { return b == std::byte{0}; }));
    }
}

TEST_CASE("a buffer that is yet to be written is aligned too") {
    const Buffer buffer(100, Contents::unset);
    CHECK(buffer.size() == 100);
    CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % 64 == 0);
}

TEST_CASE("a buffer may hold nothing") {
    CHECK(Buffer().size() == 0);
    CHECK(Buffer().data() == nullptr);
    CHECK(Buffer(0).size() == 0);
}

TEST_CASE("a buffer hands its memory on") {
    Buffer first(8);
    first.data()[7] = std::byte{9};
    const std::byte* const memory = first.data();
    const Buffer second = std::move(first);
    CHECK(second.data() == memory);
    CHECK(second.size() == 8);
    CHECK(second.data()[7] == std::byte{9});
}

TEST_CASE("bytes are rounded up to whole cache lines") {
    CHECK(aligned(0) == 0);
    CHECK(aligned(1) == 64);
    CHECK(aligned(64) == 64);
    CHECK(aligned(65) == 128);
}

TEST_CASE("more memory than the machine has is refused with both sizes") {
    CHECK_THROWS_WITH(
        Buffer(std::size_t{1} << 60U),
        StartsWith("1152921504.6 GB of memory for one array; expected no more than this machine's ") &&
            EndsWith(" GB; make the layers, the mini-batch or the data smaller"));
}
