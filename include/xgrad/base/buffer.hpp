#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>

namespace xgrad {

/// What stands in memory at first: zeros, or whatever stood there before.
enum class Contents { zeros, unset };

/// Memory aligned to a cache line, owned by one holder.
class Buffer {
public:
    static constexpr std::size_t alignment = 64;

    Buffer() = default;
    /// Throws ConfigError if that is more than the machine has, std::bad_alloc if it is not to be had.
    explicit Buffer(std::size_t bytes, Contents contents = Contents::zeros);

    std::byte* data() noexcept { return first_line(); }
    const std::byte* data() const noexcept { return first_line(); }
    std::size_t size() const noexcept { return size_; }

private:
    struct Free {
        void operator()(void* memory) const noexcept { std::free(memory); }
    };
    // The first whole cache line of the memory, which has one more than asked for.
    std::byte* first_line() const noexcept {
        const auto address = reinterpret_cast<std::uintptr_t>(memory_.get());
        return static_cast<std::byte*>(memory_.get()) + (alignment - address % alignment) % alignment;
    }
    std::unique_ptr<void, Free> memory_;
    std::size_t size_ = 0;
};

/// The number of bytes rounded up to whole cache lines.
constexpr std::size_t aligned(std::size_t bytes) {
    return (bytes + Buffer::alignment - 1) / Buffer::alignment * Buffer::alignment;
}

}  // namespace xgrad
