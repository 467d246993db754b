// The step of a model file in a loop of one's own, as a program does that has xgrad within it.
#include "program.hpp"

#include <xgrad/data/data.hpp>
#include <xgrad/optim/updater.hpp>
#include <xgrad/train/experiment.hpp>
#include <xgrad/train/model.hpp>

namespace xgrad::benchmarks {
namespace {

void measure(const Request& request) {
    const Experiment experiment = load(XGRAD_BENCHMARK_MODELS "/" + request.workload + ".json");
    const data::Prepared data =
        data::prepare(experiment.data, {.dtype = experiment.floating(), .locate = data_locator(experiment)});
    Workers workers(request.threads);
    Model model(experiment.model_spec(), column_specs(data.train), workers);
    optim::Updater updater(experiment.optimizer, experiment.floating(), model.parameters().flat().size(),
                           workers);
    data::Batches batches(data.train, experiment.training.batch, experiment.seed, workers);
    FigureSums sums(experiment.loss, experiment.training.metrics);
    std::uint64_t step = 0;
    measure_step(request, [&] {
        const data::Batch batch = batches.next();
        model.gradient_step(batch.columns, batch.size, step++, sums);
        updater.step(model.parameters().flat(), model.gradients());
    });
}

}  // namespace
}  // namespace xgrad::benchmarks

int main(int argc, char** argv) {
    return xgrad::benchmarks::run_program(argc, argv, xgrad::benchmarks::measure);
}
