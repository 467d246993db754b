#include "xgrad/base/buffer.hpp"

#include "base/memory.hpp"

namespace xgrad {

// calloc leaves large memory untouched, as the system's pages are zero already.
Buffer::Buffer(std::size_t bytes, Contents contents) : size_(bytes) {
    require_memory(static_cast<double>(bytes), "one array");
    const std::size_t whole = aligned(bytes) + alignment;
    memory_.reset(contents == Contents::zeros ? std::calloc(1, whole) : std::malloc(whole));
    if (memory_ == nullptr) throw std::bad_alloc();
}

}  // namespace xgrad
