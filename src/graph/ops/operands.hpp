#pragma once

#include <cstddef>

namespace xgrad {

/// An operand of a kernel as elements.
template <class T> T* elements(std::byte* const* operands, std::size_t i) {
    return reinterpret_cast<T*>(operands[i]);
}

}  // namespace xgrad
