// What a step cannot well be faster than: its matrix products alone, each in the fastest library, and its update as a loop
// written by hand, each timed alone on memory of its own and then summed. For the chain, a loop written by hand.
#include "fused.hpp"
#include "products.hpp"
#include "program.hpp"
#include "workload.hpp"

#include <algorithm>
#include <map>

namespace xgrad::benchmarks {
namespace {

constexpr double seconds = 0.5;

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

double products_microseconds(const Workload& workload, int threads) {
    double sum = 0;
    for (const auto& [product, times] : products_of(workload))
        sum += times * fastest_microseconds(product, threads);
    return sum;
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

double fastest(int threads, const std::function<double(int)>& microseconds) {
    return threads == 1 ? microseconds(1) : std::min(microseconds(1), microseconds(threads));
}

void measure(const Request& request) {
    if (request.workload == chain_name) return print_step(fastest(request.threads, chain_microseconds));
    const Workload workload = read_workload(request.workload);
    const double update =
        fastest(request.threads, [&](int threads) { return update_microseconds(workload, threads); });
    print_step(products_microseconds(workload, request.threads) + update);
}

}  // namespace
}  // namespace xgrad::benchmarks

int main(int argc, char** argv) {
    return xgrad::benchmarks::run_program(argc, argv, xgrad::benchmarks::measure);
}
