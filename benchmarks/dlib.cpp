// dlib MODEL THREADS: the same step by dlib, whose networks are types: one for each workload.
#include "workload.hpp"

#include <dlib/dnn.h>

namespace {

using dlib::fc;
using dlib::input;
using dlib::loss_multiclass_log;
using dlib::matrix;
using dlib::relu;

template <class Below> using Layer64 = relu<fc<64, Below>>;
using Pixels = input<matrix<float>>;
using Tiny = loss_multiclass_log<fc<2, relu<fc<16, relu<fc<16, Pixels>>>>>>;
using Textbook = loss_multiclass_log<fc<10, relu<fc<50, Pixels>>>>;
using Small = loss_multiclass_log<fc<10, relu<fc<64, relu<fc<128, Pixels>>>>>>;
using Wide = loss_multiclass_log<fc<10, relu<fc<1024, relu<fc<1024, Pixels>>>>>>;
using Deep = loss_multiclass_log<fc<64, dlib::repeat<30, Layer64, Layer64<Pixels>>>>;

template <class Network, class Solver> double step_us(const bench::Workload& w, const Solver& solver) {
    Network network;
    std::vector<matrix<float>> images(static_cast<std::size_t>(w.batch));
    std::vector<unsigned long> labels(images.size());
    for (std::size_t i = 0; i < images.size(); ++i) {
        images[i] = matrix<float>(w.sizes.front(), 1);
        for (long j = 0; j < w.sizes.front(); ++j)
            images[i](j) = static_cast<float>((i * 31 + j * 17) % 97) / 97;
        labels[i] = i % static_cast<std::size_t>(w.sizes.back());
    }
    dlib::resizable_tensor x;
    network.to_tensor(images.begin(), images.end(), x);
    std::vector<Solver> solvers(Network::num_computational_layers, solver);
    return bench::median_us([&] {
        network.compute_parameter_gradients(x, labels.begin());
        network.update_parameters(solvers, 0.001);
    });
}

template <class Network> double step_us(const bench::Workload& w) {
    if (w.adam) return step_us<Network>(w, dlib::adam(0, 0.9F, 0.999F));
    return step_us<Network>(w, dlib::sgd(0, 0));
}

}  // namespace

int main(int, char** argv) {
    const bench::Workload w = bench::read_workload(argv[1]);
    if (w.name == "tiny") bench::report(step_us<Tiny>(w));
    else if (w.name == "textbook") bench::report(step_us<Textbook>(w));
    else if (w.name == "small") bench::report(step_us<Small>(w));
    else if (w.name == "wide") bench::report(step_us<Wide>(w));
    else if (w.name == "deep") bench::report(step_us<Deep>(w));
    else return 2;
}
