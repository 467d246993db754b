#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace xgrad {

class Errand;

/// How many cores this process may use, at least 1: those that it may run on, or as many as make up the time that its
/// container is given.
int usable_cores();

/// Threads that share out the blocks of a loop. What the blocks are depends on the work alone and never on the
/// number of threads, so results do not either. One loop runs at a time; a loop begun while it does, in one of its
/// blocks or by a second thread, runs on its caller alone.
class Workers {
public:
    /// `threads` includes the calling thread; 0 means one for each core this process may use. Throws RunError if the system
    /// does not start so many.
    explicit Workers(int threads = 0);
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    int threads() const noexcept { return static_cast<int>(helpers_.size()) + 1; }

    /// Calls body(block) for every block from 0 to blocks - 1, each once, in any order and on any thread; returns
    /// when all are done. If some throw, the error of the lowest block number is rethrown at the end; which of the
    /// blocks after it were run is left open.
    /// microseconds: about what a block takes. While all other threads sleep, a loop that is shorter than their waking
    /// runs on the caller alone.
    template <class Body> void for_each_block(std::int64_t blocks, Body&& body, double microseconds = 2) {
        if (blocks <= 1 || helpers_.empty()) {
            for (std::int64_t block = 0; block < blocks; ++block) body(block);
            return;
        }
        using Plain = std::remove_reference_t<Body>;
        run({blocks, static_cast<double>(blocks) * microseconds,
             [](void* context, std::int64_t block) { (*static_cast<Plain*>(context))(block); },
             const_cast<std::remove_const_t<Plain>*>(&body)});
    }

private:
    struct Loop {
        std::int64_t blocks;
        double microseconds;
        void (*call)(void* context, std::int64_t block);
        void* context;
    };

    void stop();
    void run(const Loop& loop);
    void run_shared(const Loop& loop);
    void call(const Loop& loop, std::int64_t block);
    void help();
    void work();
    std::int64_t take();  // a block that is left, told by how many there were; 0: none
    bool is_idle() const;
    bool wait_for_work();

    friend class Errand;
    bool offer(Errand& errand,
               double microseconds);  // to the other threads; false: there is none, or another on offer
    bool withdraw(Errand& errand);    // false: it was not on offer any more

    // To hand a loop over takes as long as lines of the cache go from core to core for it. So those who wait for a line look
    // at nothing else in it that others write, and ask before they take it for writing.
    alignas(64) Loop loop_{};            // to be read by who has taken a block and not yet done it
    std::atomic<std::int64_t> left_{0};  // blocks of the loop that nobody has taken; if below 1, none
    alignas(64) std::atomic<std::int64_t> done_{0};  // blocks that helpers have done, of all loops
    alignas(64) std::atomic<bool> busy_{false};      // a loop is running
    std::int64_t taken_ = 0;                         // blocks that helpers have taken, of all loops
    alignas(64) std::vector<std::thread> helpers_;
    std::atomic<int> awake_{0};             // helpers at work or polling
    std::atomic<Errand*> errand_{nullptr};  // that a helper may take
    std::atomic<bool> stop_{false};
    std::mutex sleep_;
    std::condition_variable wake_;
    std::mutex fault_lock_;
    std::int64_t fault_block_ = 0;
    std::exception_ptr fault_;
};

/// The workers that programs use unless they are given others: one thread for each core, made at the first call.
Workers& default_workers();

}  // namespace xgrad
