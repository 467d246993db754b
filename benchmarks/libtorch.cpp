// The step by libtorch. The environment sets its threads: OMP_NUM_THREADS those of its loops, OPENBLAS_NUM_THREADS those of
// its products, as at::set_num_threads would not let one have a single thread beside the other's many.
#include "program.hpp"
#include "workload.hpp"

#include <memory>
#include <torch/torch.h>

namespace xgrad::benchmarks {
namespace {

torch::nn::Sequential network_of(const Workload& workload) {
    torch::nn::Sequential network;
    for (std::size_t i = 1; i < workload.widths.size(); ++i) {
        if (i > 1) network->push_back(torch::nn::ReLU());
        network->push_back(torch::nn::Linear(workload.widths[i - 1], workload.widths[i]));
    }
    return network;
}

std::unique_ptr<torch::optim::Optimizer> optimizer_of(const Workload& workload,
                                                      const std::vector<torch::Tensor>& parameters) {
    if (workload.adam) return std::make_unique<torch::optim::Adam>(parameters);
    return std::make_unique<torch::optim::SGD>(parameters, workload.learning_rate);
}

void measure_network(const Request& request) {
    const Workload workload = read_workload(request.workload);
    torch::nn::Sequential network = network_of(workload);
    const auto optimizer = optimizer_of(workload, network->parameters());
    const torch::Tensor x = torch::randn({workload.batch, workload.widths.front()});
    const torch::Tensor labels = torch::randint(workload.widths.back(), {workload.batch}, torch::kLong);
    measure_step(request, [&] {
        optimizer->zero_grad();
        torch::nn::functional::cross_entropy(network->forward(x), labels).backward();
        optimizer->step();
    });
}

void measure_chain(const Request& request) {
    torch::Tensor x = torch::randn(chain_size).set_requires_grad(true);
    measure_step(request, [&] {
        x.mutable_grad() = torch::Tensor();
        const torch::Tensor square = x * x;
        (torch::tanh(x) * torch::exp(-square) + torch::log(1 + square) * torch::sigmoid(x)).sum().backward();
    });
}

void measure(const Request& request) {
    if (request.workload == chain_name) measure_chain(request);
    else measure_network(request);
}

}  // namespace
}  // namespace xgrad::benchmarks

int main(int argc, char** argv) {
    return xgrad::benchmarks::run_program(argc, argv, xgrad::benchmarks::measure);
}
