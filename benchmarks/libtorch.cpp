// libtorch MODEL|chain THREADS: the same step by libtorch.
#include "workload.hpp"

#include <memory>
#include <torch/torch.h>

namespace {

double step_us(const bench::Workload& w) {
    torch::nn::Sequential network;
    for (std::size_t i = 0; i + 1 < w.sizes.size(); ++i) {
        if (i > 0) network->push_back(torch::nn::ReLU());
        network->push_back(torch::nn::Linear(w.sizes[i], w.sizes[i + 1]));
    }
    std::unique_ptr<torch::optim::Optimizer> optimizer;
    if (w.adam) optimizer = std::make_unique<torch::optim::Adam>(network->parameters());
    else optimizer = std::make_unique<torch::optim::SGD>(network->parameters(), 0.01);
    const torch::Tensor x = torch::randn({w.batch, w.sizes.front()});
    const torch::Tensor labels = torch::randint(w.sizes.back(), {w.batch}, torch::kLong);
    return bench::median_us([&] {
        optimizer->zero_grad();
        torch::nn::functional::cross_entropy(network->forward(x), labels).backward();
        optimizer->step();
    });
}

double chain_us() {
    torch::Tensor x = torch::linspace(-2, 2, bench::chain_size).set_requires_grad(true);
    return bench::median_us([&] {
        x.mutable_grad() = torch::Tensor();
        (torch::tanh(x) * torch::exp(-x * x) + torch::log(1 + x * x) * torch::sigmoid(x)).sum().backward();
    });
}

}  // namespace

int main(int, char** argv) {
    at::set_num_threads(std::atoi(argv[2]));
    const std::string model = argv[1];
    bench::report(model == "chain" ? chain_us() : step_us(bench::read_workload(model)));
}
