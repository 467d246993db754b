#include "config/find_setting.hpp"

#include "support/catch.hpp"
#include "xgrad/nn/layers.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/experiment.hpp"

using namespace xgrad;

namespace {

template <class Kind> Kind found(Experiment& experiment, std::string_view path) {
    const auto value = config::find_setting(record_of(experiment), path);
    return value && std::holds_alternative<Kind>(*value) ? std::get<Kind>(*value) : Kind{};
}

}  // namespace

TEST_CASE("a setting is found by its path, through pieces and what stands beside their settings") {
    Experiment e{.model = {nn::Linear{.units = 5}}, .optimizer = optim::Adam{.beta1 = 0.75}};
    CHECK(*found<std::int64_t*>(e, "model[0].units") == 5);
    CHECK(*found<double*>(e, "optimizer.beta1") == 0.75);
    CHECK(*found<double*>(e, "penalty.l2") == 0);
    CHECK(found<std::uint64_t*>(e, "seed") == &e.seed);
}

TEST_CASE("of an optional, the value is found") {
    Experiment e;
    CHECK(found<std::int64_t*>(e, "training.batch.size") != nullptr);
    CHECK(found<std::int64_t*>(e, "training.epochs") != nullptr);
}

TEST_CASE("a path that leads nowhere finds nothing") {
    Experiment e{.model = {nn::Linear{.units = 5}}};
    for (const char* path : {"modle[0].units", "model[1].units", "model.units", "model[0].rate", "seed.x",
                             "seed[0]", "optimizer.beta1", "data.path", ""}) {
        INFO(path);
        CHECK_FALSE(config::find_setting(record_of(e), path));
    }
}
