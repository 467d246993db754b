#include "xgrad/base/buffer.hpp"

#include "base/memory.hpp"

namespace xgrad {

// calloc leaves large memory untouched, as the system's pages are zero already.
Buffer::Buffer(std::size_t bytes) : size_(bytes) {
    require_memory(static_cast<double>(bytes), "one array");
    memory_.reset(std::calloc(1, aligned(bytes) + alignment));
    if (memory_ == nullptr) throw std::bad_alloc();
}

}  // namespace xgrad
