#include "xgrad/base/buffer.hpp"

#include <cstring>

namespace xgrad {

Buffer::Buffer(std::size_t bytes)
    : memory_(static_cast<std::byte*>(::operator new (aligned(bytes), std::align_val_t{alignment}))),
      size_(bytes) {
    std::memset(memory_.get(), 0, aligned(bytes));
}

}  // namespace xgrad
