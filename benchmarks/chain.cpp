// The chain as a user writes it: value and gradient of a function on Vars, called on an Array.
#include "program.hpp"
#include "workload.hpp"

#include <sched.h>
#include <stdexcept>
#include <xgrad/xgrad.hpp>

namespace xgrad::benchmarks {
namespace {

Var chain(const Var& x) { return sum(tanh(x) * exp(-square(x)) + log(1 + square(x)) * sigmoid(x)); }

// The default workers are as many as the processors that this process may use when they are made.
void make_default_workers(int threads) {
    cpu_set_t all;
    cpu_set_t some;
    sched_getaffinity(0, sizeof all, &all);
    CPU_ZERO(&some);
    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&some) < threads; ++cpu)
        if (CPU_ISSET(cpu, &all)) CPU_SET(cpu, &some);
    sched_setaffinity(0, sizeof some, &some);
    const int made = default_workers().threads();
    sched_setaffinity(0, sizeof all, &all);
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
