#pragma once

#include <chrono>
#include <cstdint>
#include <thread>

namespace xgrad {

inline constexpr int polls_before_yield = 6000;

/// Waits for an instant, the poll'th time in a row.
inline void relax(std::int64_t poll) {
    if (poll > polls_before_yield) return std::this_thread::yield();
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
}

/// How long an idle thread polls before it sleeps: longer than the pause between two loops of a training step, so that it
/// wakes at once while a program runs, and short enough to be asleep soon after.
class Patience {
public:
    /// Asked at each poll; the clock is looked at now and then.
    bool is_over(int poll) const { return poll % 64 == 63 && Clock::now() >= end_; }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point end_ = Clock::now() + std::chrono::microseconds(60);
};

}  // namespace xgrad
