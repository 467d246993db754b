// What a step cannot well be faster than: its matrix products alone, each in several libraries, and its update as a loop
// written by hand, each timed alone on memory of its own. For the chain, a loop written by hand. Who runs it several times
// can tell which way is the fastest.
#include "fused.hpp"
#include "products.hpp"
#include "program.hpp"
#include "workload.hpp"

#include <cstdio>
#include <map>

namespace xgrad::benchmarks {
namespace {

constexpr double seconds = 0.2;

// How often a step multiplies matrices of which shape. Nobody asks for the derivative by the network's input.
std::map<MatrixProduct, int> products_of(const Workload& workload) {
    std::map<MatrixProduct, int> products;
    for (std::size_t layer = 1; layer < workload.widths.size(); ++layer) {
        const std::int64_t in = workload.widths[layer - 1];
        const std::int64_t out = workload.widths[layer];
        const std::int64_t batch = workload.batch;
        ++products[{batch, out, in, false, false}];                // x w
        ++products[{in, out, batch, true, false}];                 // x' dy
        if (layer > 1) ++products[{batch, in, out, false, true}];  // dy w'
    }
    return products;
}

double update_microseconds(const Workload& workload, int threads) {
    const std::int64_t count = workload.parameters();
    const auto numbers = static_cast<std::size_t>(count);
    const std::vector<float> gradients = normal_numbers(count);
    std::vector<float> parameters(numbers, 0.1F);
    const auto rate = static_cast<float>(workload.learning_rate);
    if (!workload.adam)
        return median_microseconds(
            [&] { sgd_update(count, parameters.data(), gradients.data(), rate, threads); }, seconds);
    std::vector<float> first(numbers);
    std::vector<float> second(numbers);
    return median_microseconds(
        [&] {
            adam_update(count, parameters.data(), gradients.data(), first.data(), second.data(), {rate, 1, 1},
                        threads);
        },
        seconds);
}

double chain_microseconds(int threads) {
    const std::vector<float> x = normal_numbers(chain_size);
    std::vector<float> gradient(x.size());
    float value = 0;
    return median_microseconds([&] { value += chain(chain_size, x.data(), gradient.data(), threads); },
                               seconds);
}

// A part of a step: how often it is in there, and its time in each way to do it.
struct Part {
    int times;
    std::vector<double> microseconds;
};

std::vector<double> on_threads(int threads, const std::function<double(int)>& microseconds) {
    if (threads == 1) return {microseconds(1)};
    return {microseconds(1), microseconds(threads)};
}

std::vector<Part> parts_of(const Request& request) {
    if (request.workload == chain_name) return {{1, on_threads(request.threads, chain_microseconds)}};
    const Workload workload = read_workload(request.workload);
    std::vector<Part> parts;
    for (const auto& [product, times] : products_of(workload))
        parts.push_back({times, microseconds_by_library(product, request.threads)});
    parts.push_back({1, on_threads(request.threads,
                                   [&](int threads) { return update_microseconds(workload, threads); })});
    return parts;
}

// {"parts": [[times, [microseconds in one way, in another ...]], ...]}
void measure(const Request& request) {
    const char* separator = "{\"parts\": [";
    for (const Part& part : parts_of(request)) {
        std::printf("%s[%d, ", separator, part.times);
        for (std::size_t way = 0; way < part.microseconds.size(); ++way)
            std::printf("%s%.3f", way == 0 ? "[" : ", ", part.microseconds[way]);
        std::printf("]]");
        separator = ", ";
    }
    std::printf("]}\n");
}

}  // namespace
}  // namespace xgrad::benchmarks

int main(int argc, char** argv) {
    return xgrad::benchmarks::run_program(argc, argv, xgrad::benchmarks::measure);
}
