#include <sys/mman.h>

#include <cstddef>

// What libxsmm begins with are tables: one of 8 MB, of which it uses a handful of pages but which it locks in memory where
// the system lets it, so that all are made; and smaller ones that it clears, page fault by page fault. Both take longer
// than the rest of a short run. The linker leads its calls here (--wrap=mmap).
extern "C" {
void* __real_mmap(void* place, std::size_t bytes, int protection, int flags, int file, off_t offset);
void* __wrap_mmap(void* place, std::size_t bytes, int protection, int flags, int file, off_t offset) {
    constexpr std::size_t cleared = std::size_t{2} * 1024 * 1024;  // tables below that are
    const int unlocked = flags & ~MAP_LOCKED;
    return __real_mmap(place, bytes, protection, bytes < cleared ? unlocked | MAP_POPULATE : unlocked, file,
                       offset);
}
}
