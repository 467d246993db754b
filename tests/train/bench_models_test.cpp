// What holds of every model that is measured: the same bits on any number of threads, and steps without allocation.
#include "support/allocations.hpp"
#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/threads.hpp"
#include "xgrad/train/trainer.hpp"

#include <filesystem>

using namespace xgrad;

namespace {

std::vector<std::filesystem::path> bench_models() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(tests::source_folder() / "models/bench"))
        paths.push_back(entry.path());
    return paths;
}

Experiment few_examples(const std::filesystem::path& path, const std::string& dtype) {
    return load(path, {"data.samples=512", "dtype=" + dtype});
}

// A training loop of one's own.
class Loop {
public:
    Loop(const Experiment& experiment, Workers& workers)
        : trainer_(experiment, std::string(), workers), sums_(experiment.loss, experiment.training.metrics),
          updater_(experiment.optimizer, experiment.floating(), parameters().size(), workers),
          batches_(trainer_.data().train, experiment.training.batch, experiment.seed, workers) {}

    void run(int steps) {
        for (int i = 0; i < steps; ++i) {
            const data::Batch batch = batches_.next();
            trainer_.model().gradient_step(batch.columns, batch.size, number_++, sums_);
            updater_.step(parameters(), trainer_.model().gradients());
        }
    }
    Array& parameters() { return trainer_.model().parameters().flat(); }

private:
    Trainer trainer_;
    FigureSums sums_;
    optim::Updater updater_;
    data::Batches batches_;
    std::uint64_t number_ = 0;
};

Array trained(const Experiment& experiment, int threads) {
    Workers workers(threads);
    Loop loop(experiment, workers);
    loop.run(1);  // compiles the step: for longer than the threads stay awake
    REQUIRE(tests::all_at_work(workers));
    loop.run(2);
    return loop.parameters().clone();
}

void check_threads(const std::string& dtype) {
    for (const auto& path : bench_models()) {
        INFO(path << " " << dtype);
        const Experiment experiment = few_examples(path, dtype);
        const Array alone = trained(experiment, 1);
        for (const int threads : {2, 3, 4, 7}) CHECK(trained(experiment, threads) == alone);
    }
}

}  // namespace

TEST_CASE("every bench model trains to the same bits on 1, 2, 3, 4 and 7 threads") {
    check_threads("float32");
}

TEST_CASE("every bench model trains to the same bits on 1, 2, 3, 4 and 7 threads, in float64 too") {
    check_threads("float64");
}

TEST_CASE("a training step of a bench model allocates no memory once it has run") {
    if (!tests::allocations()) SKIP_TEST("a sanitizer counts no allocations");
    for (const auto& path : bench_models()) {
        INFO(path);
        Workers workers(2);
        Loop loop(few_examples(path, "float32"), workers);
        // The second thread has its first part when it comes to it, which takes longer on a busy machine.
        int quiet = 0;
        for (int round = 0; round < 100 && quiet < 5; ++round) {
            const auto before = tests::allocations();
            loop.run(10);
            quiet = tests::allocations() == before ? quiet + 1 : 0;
        }
        CHECK(quiet == 5);
    }
}
