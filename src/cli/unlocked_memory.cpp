#include <sys/mman.h>

#include <cstddef>

// What libxsmm begins with are tables of 10 MB, which it locks in memory where the system lets it. To make all their pages
// takes longer than the rest of a short run, for a handful that are used. The linker leads its calls here (--wrap=mmap).
extern "C" {
void* __real_mmap(void* place, std::size_t bytes, int protection, int flags, int file, off_t offset);
void* __wrap_mmap(void* place, std::size_t bytes, int protection, int flags, int file, off_t offset) {
    return __real_mmap(place, bytes, protection, flags & ~MAP_LOCKED, file, offset);
}
}
