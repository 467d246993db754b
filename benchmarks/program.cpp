#include "program.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace xgrad::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double step_seconds = 0.5;
constexpr double warm_up_share = 0.2;
constexpr double sample_seconds = 1e-3;  // long against the clock's resolution
constexpr std::size_t least_samples = 5;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// How many calls make a sample, found while warming up.
int warm_up(const std::function<void()>& work, double seconds) {
    work();
    const auto start = Clock::now();
    int calls = 0;
    do {
        work();
        ++calls;
    } while (seconds_since(start) < seconds);
    return std::max(1, static_cast<int>(calls * sample_seconds / seconds_since(start)));
}

Request read_request(int argc, char** argv) {
    const bool once = argc == 4 && std::strcmp(argv[3], "--once") == 0;
    if (argc != 3 && !once) throw std::runtime_error("usage: WORKLOAD THREADS [--once]");
    int threads = 0;
    std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), threads);
    if (threads < 1) throw std::runtime_error("the number of threads has to be 1 or more");
    return {argv[1], threads, once};
}

}  // namespace

int run_program(int argc, char** argv, const std::function<void(const Request&)>& measure) {
    try {
        measure(read_request(argc, argv));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s: %s\n", argv[0], error.what());
        return 1;
    }
}

double median_microseconds(const std::function<void()>& work, double seconds) {
    const int calls = warm_up(work, warm_up_share * seconds);
    std::vector<double> samples;
    for (const auto start = Clock::now(); samples.size() < least_samples || seconds_since(start) < seconds;) {
        const auto sample = Clock::now();
        for (int i = 0; i < calls; ++i) work();
        samples.push_back(seconds_since(sample) / calls);
    }
    const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
    std::nth_element(samples.begin(), middle, samples.end());
    return 1e6 * *middle;
}

void measure_step(const Request& request, const std::function<void()>& step) {
    if (request.once) step();
    else std::printf("{\"step_us\": %.3f}\n", median_microseconds(step, step_seconds));
}

}  // namespace xgrad::benchmarks
