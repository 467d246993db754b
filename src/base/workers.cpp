#include "xgrad/base/workers.hpp"

#include "base/cpu_quota.hpp"
#include "base/relax.hpp"
#include "xgrad/base/errand.hpp"
#include "xgrad/base/error.hpp"

#include <sched.h>

#include <algorithm>
#include <fmt/format.h>
#include <system_error>
#include <utility>

namespace xgrad {
namespace {

// Of a loop's work, in microseconds: less than that is done before a sleeping thread has come.
constexpr double worth_waking = 30;

}  // namespace

int usable_cores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    const bool known = sched_getaffinity(0, sizeof set, &set) == 0;
    const int cores = known ? CPU_COUNT(&set) : static_cast<int>(std::thread::hardware_concurrency());
    return std::max(1, std::min(cores, cores_of_quota(read_cpu_quota()).value_or(cores)));
}

Workers::Workers(int threads) {
    const int count = threads > 0 ? threads : usable_cores();
    awake_ = count - 1;
    helpers_.reserve(static_cast<std::size_t>(count - 1));
    try {
        for (int i = 1; i < count; ++i) helpers_.emplace_back([this] { help(); });
    } catch (const std::system_error& error) {
        const std::size_t running = helpers_.size() + 1;
        stop();
        throw RunError({.where = "threads",
                        .found = fmt::format("the system starts {} of {} ({})", running, count, error.what()),
                        .fix = "ask for fewer (--threads of a command)"});
    }
}

Workers::~Workers() { stop(); }

void Workers::stop() {
    {
        const std::lock_guard lock(sleep_);
        stop_ = true;
    }
    wake_.notify_all();
    for (std::thread& helper : helpers_) helper.join();
}

void Workers::run(const Loop& loop) {
    const bool alone = awake_ == 0 && loop.microseconds < worth_waking;
    if (alone || busy_ || busy_.exchange(true)) {
        for (std::int64_t block = 0; block < loop.blocks; ++block) loop.call(loop.context, block);
        return;
    }
    run_shared(loop);
    const std::exception_ptr fault = std::exchange(fault_, nullptr);
    busy_ = false;
    if (fault) std::rethrow_exception(fault);
}

void Workers::run_shared(const Loop& loop) {
    loop_ = loop;
    left_ = loop.blocks - 1;
    if (awake_ < std::min<std::int64_t>(loop.blocks - 1, threads() - 1)) {
        { const std::lock_guard lock(sleep_); }  // a thread that saw no blocks sleeps by now
        wake_.notify_all();
    }
    call(loop, 0);
    std::int64_t own = 1;
    while (const std::int64_t left = take()) {
        call(loop, loop.blocks - left);
        ++own;
    }
    taken_ += loop.blocks - own;
    for (std::int64_t poll = 0; done_ != taken_; ++poll) relax(poll);  // who is still asleep has taken none
}

void Workers::call(const Loop& loop, std::int64_t block) {
    try {
        loop.call(loop.context, block);
    } catch (...) {
        const std::lock_guard lock(fault_lock_);
        if (fault_ && fault_block_ < block) return;
        fault_ = std::current_exception();
        fault_block_ = block;
    }
}

bool Workers::offer(Errand& errand, double microseconds) {
    Errand* none = nullptr;
    if (helpers_.empty() || !errand_.compare_exchange_strong(none, &errand)) return false;
    if (awake_ > 0 || microseconds < worth_waking) return true;
    { const std::lock_guard lock(sleep_); }  // a thread that looked before this was on offer sleeps by now
    wake_.notify_one();
    return true;
}

bool Workers::withdraw(Errand& errand) {
    Errand* offered = &errand;
    return errand_.compare_exchange_strong(offered, nullptr);
}

void Workers::help() {
    while (wait_for_work()) {
        if (errand_ != nullptr)
            if (Errand* const errand = errand_.exchange(nullptr)) errand->run();
        work();
    }
}

void Workers::work() {
    while (const std::int64_t left = take()) {
        call(loop_, loop_.blocks - left);
        ++done_;
    }
}

std::int64_t Workers::take() {
    if (left_ <= 0) return 0;
    return std::max<std::int64_t>(0, left_--);
}

bool Workers::is_idle() const { return left_ <= 0 && errand_ == nullptr && !stop_; }

bool Workers::wait_for_work() {
    const Patience patience;
    for (int poll = 0; is_idle() && !patience.is_over(poll); ++poll) relax(poll);
    if (is_idle()) {
        std::unique_lock lock(sleep_);
        --awake_;
        // Once, as who comes too late for a loop polls for the next one.
        if (is_idle()) wake_.wait(lock);  // NOLINT(bugprone-spuriously-wake-up-functions)
        ++awake_;
    }
    return !stop_;
}

Workers& default_workers() {
    static Workers workers;
    return workers;
}

}  // namespace xgrad
