#pragma once

#include <thread>

namespace xgrad {

// Roughly 60 microseconds of polling: longer than the pause between two loops of a training step, so that threads
// wake at once while a program runs, and short enough to be asleep soon after it ends.
inline constexpr int polls_before_sleep = 6000;

/// Waits for an instant, the poll'th time in a row.
inline void relax(int poll) {
    if (poll > polls_before_sleep) return std::this_thread::yield();
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

}  // namespace xgrad
