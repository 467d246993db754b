#pragma once

#include "xgrad/base/workers.hpp"

#include <atomic>
#include <exception>
#include <functional>

namespace xgrad {

/// Work that one of the workers' threads may do while its owner goes on, such as getting ready what is needed next.
/// Begun and finished by one thread, again and again; what it wrote is seen after finish().
class Errand {
public:
    /// microseconds: about what the work takes. A sleeping thread is not woken for what is shorter than its waking.
    Errand(Workers& workers, std::function<void()> work, double microseconds);
    /// Waits for a thread that is at it; what none has begun is not done.
    ~Errand();
    Errand(const Errand&) = delete;
    Errand& operator=(const Errand&) = delete;

    /// Lets another thread do the work. One that is begun already is finished first.
    void begin();
    /// Returns when the work that was begun is done, at once if none was: by now, or here if no thread has come for it.
    /// Throws what it threw.
    void finish();

private:
    friend class Workers;
    enum class State { idle, begun, done };

    void run() noexcept;  // on any thread
    void wait() const;

    Workers* workers_;
    std::function<void()> work_;
    double microseconds_;
    bool offered_ = false;
    std::atomic<State> state_{State::idle};
    std::exception_ptr fault_;
};

}  // namespace xgrad
