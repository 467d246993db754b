// The step by dlib, whose networks are types: one for each workload. OpenBLAS's threads are its only ones.
#include "program.hpp"
#include "workload.hpp"

#include <dlib/dnn.h>
#include <stdexcept>

namespace xgrad::benchmarks {
namespace {

using dlib::fc;
using dlib::loss_multiclass_log;
using dlib::matrix;
using dlib::relu;

template <class Below> using Layer64 = relu<fc<64, Below>>;
template <class Below> using Layer256 = relu<fc<256, Below>>;
using Input = dlib::input<matrix<float>>;
using Tiny = loss_multiclass_log<fc<2, relu<fc<16, relu<fc<16, Input>>>>>>;
using Textbook = loss_multiclass_log<fc<10, relu<fc<50, Input>>>>;
using Small = loss_multiclass_log<fc<10, relu<fc<64, relu<fc<128, Input>>>>>>;
using Wide = loss_multiclass_log<fc<10, relu<fc<1024, relu<fc<1024, Input>>>>>>;
using Deep = loss_multiclass_log<fc<64, dlib::repeat<30, Layer64, Layer64<Input>>>>;
using Deeper = loss_multiclass_log<fc<256, dlib::repeat<62, Layer256, Layer256<Input>>>>;

std::vector<matrix<float>> examples(std::int64_t count, std::int64_t width) {
    std::vector<matrix<float>> result(static_cast<std::size_t>(count), matrix<float>(width, 1));
    const std::vector<float> numbers = normal_numbers(count * width);
    auto number = numbers.begin();
    for (matrix<float>& example : result)
        for (float& value : example) value = *number++;
    return result;
}

template <class Network, class Solver>
void measure_network(const Request& request, const Workload& workload, const Solver& solver) {
    Network network;
    const auto x = examples(workload.batch, workload.widths.front());
    const auto classes = labels(workload.batch, workload.widths.back());
    const std::vector<unsigned long> targets(classes.begin(), classes.end());
    dlib::resizable_tensor batch;
    network.to_tensor(x.begin(), x.end(), batch);
    std::vector<Solver> solvers(Network::num_computational_layers, solver);
    measure_step(request, [&] {
        network.compute_parameter_gradients(batch, targets.begin());
        network.update_parameters(solvers, workload.learning_rate);
    });
}

template <class Network> void measure_network(const Request& request) {
    const Workload workload = read_workload(request.workload);
    if (workload.adam) measure_network<Network>(request, workload, dlib::adam(0, 0.9F, 0.999F));
    else measure_network<Network>(request, workload, dlib::sgd(0, 0));
}

void measure(const Request& request) {
    if (request.workload == "tiny") measure_network<Tiny>(request);
    else if (request.workload == "textbook") measure_network<Textbook>(request);
    else if (request.workload == "small") measure_network<Small>(request);
    else if (request.workload == "wide") measure_network<Wide>(request);
    else if (request.workload == "deep") measure_network<Deep>(request);
    else if (request.workload == "deeper") measure_network<Deeper>(request);
    else throw std::runtime_error("there is no network for \"" + request.workload + "\" here");
}

}  // namespace
}  // namespace xgrad::benchmarks

int main(int argc, char** argv) {
    return xgrad::benchmarks::run_program(argc, argv, xgrad::benchmarks::measure);
}
