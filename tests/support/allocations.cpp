#include "support/allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define XGRAD_OWN_OPERATOR_NEW 0
#endif
#endif
#if !defined(XGRAD_OWN_OPERATOR_NEW)
#define XGRAD_OWN_OPERATOR_NEW 1
#endif

#if XGRAD_OWN_OPERATOR_NEW

namespace {

std::atomic<std::size_t> count{0};

void* counted(std::size_t bytes, std::size_t alignment) {
    ++count;
    void* memory = nullptr;
    if (posix_memalign(&memory, alignment, bytes > 0 ? bytes : 1) != 0) throw std::bad_alloc();
    return memory;
}

}  // namespace

std::optional<std::size_t> xgrad::tests::allocations() { return count.load(); }

// In the place of the C library's, which go on under these names.
extern "C" {
void* __libc_malloc(std::size_t bytes);
void* __libc_calloc(std::size_t number, std::size_t bytes);
void* malloc(std::size_t bytes) noexcept {
    ++count;
    return __libc_malloc(bytes);
}
void* calloc(std::size_t number, std::size_t bytes) noexcept {
    ++count;
    return __libc_calloc(number, bytes);
}
}

// The other forms call these.
void* operator new(std::size_t bytes) { return counted(bytes, alignof(std::max_align_t)); }
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return counted(bytes, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

#else

std::optional<std::size_t> xgrad::tests::allocations() { return std::nullopt; }

#endif
