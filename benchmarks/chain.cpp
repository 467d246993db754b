// The chain as a user writes it: value and gradient of a function on Vars, called on an Array.
#include "program.hpp"
#include "workload.hpp"

#include <filesystem>
#include <sched.h>
#include <stdexcept>
#include <string>
#include <xgrad/xgrad.hpp>

namespace xgrad::benchmarks {
namespace {

Var chain(const Var& x) { return sum(tanh(x) * exp(-square(x)) + log(1 + square(x)) * sigmoid(x)); }

// Sets on which processors every thread of this process may run.
void let_run_on(const cpu_set_t& processors) {
    for (const auto& thread : std::filesystem::directory_iterator("/proc/self/task"))
        sched_setaffinity(std::stoi(thread.path().filename()), sizeof processors, &processors);
}

cpu_set_t first_of(const cpu_set_t& all, int count) {
    cpu_set_t some;
    CPU_ZERO(&some);
    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&some) < count; ++cpu)
        if (CPU_ISSET(cpu, &all)) CPU_SET(cpu, &some);
    return some;
}

// The default workers are as many as the processors that this process may use when they are made. They inherit these, so
// that afterwards each has to be given the others back.
void make_default_workers(int threads) {
    cpu_set_t all;
    sched_getaffinity(0, sizeof all, &all);
    let_run_on(first_of(all, threads));
    const int made = default_workers().threads();
    let_run_on(all);
    if (made != threads) throw std::runtime_error("this machine has no processors for that many threads");
}

void measure(const Request& request) {
    if (request.workload != chain_name) throw std::runtime_error("the only workload here is chain");
    make_default_workers(request.threads);
    const auto x = Array::of<float>({chain_size}, normal_numbers(chain_size));
    auto value_and_gradient = value_and_grad(chain);
    measure_step(request, [&] { value_and_gradient(x); });
}

}  // namespace
}  // namespace xgrad::benchmarks

int main(int argc, char** argv) {
    return xgrad::benchmarks::run_program(argc, argv, xgrad::benchmarks::measure);
}
