#include "xgrad/base/errand.hpp"

#include "base/relax.hpp"

#include <utility>

namespace xgrad {

Errand::Errand(Workers& workers, std::function<void()> work, double microseconds)
    : workers_(&workers), work_(std::move(work)), microseconds_(microseconds) {}

Errand::~Errand() {
    if (offered_ && !workers_->withdraw(*this)) wait();
}

void Errand::begin() {
    finish();
    state_ = State::begun;
    offered_ = workers_->offer(*this, microseconds_);
}

void Errand::finish() {
    if (state_ == State::idle) return;
    if (!std::exchange(offered_, false) || workers_->withdraw(*this)) run();
    wait();
    state_ = State::idle;
    if (fault_) std::rethrow_exception(std::exchange(fault_, nullptr));
}

void Errand::run() noexcept {
    try {
        work_();
    } catch (...) {
        fault_ = std::current_exception();
    }
    state_ = State::done;  // the last that this thread does with it: its owner may go on
}

void Errand::wait() const {
    for (std::int64_t poll = 0; state_ != State::done; ++poll) relax(poll);
}

}  // namespace xgrad
