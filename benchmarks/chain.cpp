// chain THREADS: value and gradient of the sum of tanh(x) exp(-x^2) + log(1 + x^2) sigmoid(x), by xgrad.
#include "workload.hpp"

#include <xgrad/graph/gradient.hpp>
#include <xgrad/graph/ops.hpp>
#include <xgrad/program/program.hpp>

using namespace xgrad;

int main(int, char** argv) {
    Workers workers(std::atoi(argv[1]));
    Graph graph;
    const Var x = graph.input("x", {bench::chain_size}, Dtype::float32);
    const Var value = sum(tanh(x) * exp(-x * x) + log(1 + x * x) * sigmoid(x));
    Program program({x}, {value, gradients(value, std::vector{x})[0]}, workers);
    Array in({bench::chain_size}, Dtype::float32);
    for (long i = 0; float& v : in.values<float>()) v = 4 * static_cast<float>(i++) / bench::chain_size - 2;
    Array total({}, Dtype::float32);
    Array slope({bench::chain_size}, Dtype::float32);
    program.bind_input(0, in.data());
    program.bind_output(0, total.data());
    program.bind_output(1, slope.data());
    bench::report(bench::median_us([&] { program.run(); }));
}
