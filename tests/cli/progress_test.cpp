#include "cli/progress.hpp"

#include "support/catch.hpp"

using namespace xgrad;
using namespace xgrad::cli;

// Compared in parts: on a terminal there are colours between them.
TEST_CASE("the live line says how far the epoch is") {
    const Progress progress{.epoch = 3, .epochs = 10, .step = 6, .steps_per_epoch = 12, .objective = 0.321};
    CHECK_THAT(text_of(progress), StartsWith("epoch  3/10  ━━━━━━━━━━━━────────────   50 %  ") &&
                                      ContainsSubstring("loss 0.3210"));
}

TEST_CASE("an epoch's line has its figures and its time") {
    EpochReport report{
        .epoch = 1, .epochs = 1, .steps = 4, .train = {{"loss", 2.5e30}}, .test = {}, .seconds = 0.008};
    CHECK_THAT(text_of(report), StartsWith("epoch 1/1  loss 2.500e+30  ") && ContainsSubstring("8 ms"));
    report.test = Figures{{"loss", 0.5}, {"accuracy", 0.75}};
    CHECK_THAT(text_of(report), ContainsSubstring("  |  test loss 0.5000  accuracy 0.7500"));
}
