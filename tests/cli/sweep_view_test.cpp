#include "cli/sweep_view.hpp"

#include "support/catch.hpp"

using namespace xgrad;

namespace {

Trial trial(std::int64_t number, const std::string& optimizer, const std::string& l2) {
    Trial made{.number = number,
               .point = {{.of = "optimizer", .label = optimizer}, {.of = "penalty.l2", .label = l2}},
               .experiment = {}};
    made.experiment.name = "optimizer=" + optimizer + "_l2=" + l2;
    return made;
}

RunEnd came_to(double loss, double accuracy) {
    return {.train = {{"loss", loss / 2}, {"accuracy", 1}},
            .test = Figures{{"loss", loss}, {"accuracy", accuracy}}};
}

const std::vector<std::string> columns{"optimizer", "l2"};
const RankFigure by_accuracy{.test = true, .figure = "accuracy", .better = Better::higher};

}  // namespace

TEST_CASE("the table has what varies, the figure of the ranking first, and the reason of a failure") {
    const std::vector<Trial> trials{trial(1, "SGD", "0.1"), trial(2, "Adam", "1e-05"), trial(3, "SGD", "0")};
    const std::vector<std::optional<RunEnd>> ends{came_to(0.5, 0.75), came_to(0.25, 0.875),
                                                  RunEnd{.failed = "the loss is nan"}};
    CHECK(cli::ranked_table({columns, trials, ends, by_accuracy}, 3) ==
          "rank  trial  optimizer     l2  test.accuracy  test.loss  train.loss  train.accuracy\n"
          "   1      2       Adam  1e-05         0.8750     0.2500      0.1250          1.0000\n"
          "   2      1        SGD    0.1         0.7500     0.5000      0.2500          1.0000\n"
          "   3      3        SGD      0  failed: the loss is nan\n");
}

TEST_CASE("no more lines than the best so many, and none longer than 100 characters") {
    const std::vector<Trial> trials{trial(1, std::string(40, 'a'), "0.125"), trial(2, "SGD", "0.1")};
    std::vector<std::optional<RunEnd>> ends{came_to(0.5, 0.75), RunEnd{.failed = std::string(300, 'x')}};
    CHECK(cli::ranked_table({columns, trials, ends, by_accuracy}, 1) ==
          "rank  trial                     optimizer     l2  test.accuracy  test.loss  train.loss\n"
          "   1      1  aaaaaaaaaaaaaaaaaaaaaaaaa...  0.125         0.7500     0.5000      0.2500\n");
    const std::string both = cli::ranked_table({columns, trials, ends, by_accuracy}, 2);
    for (std::size_t at = 0, end = 0; (end = both.find('\n', at)) != std::string::npos; at = end + 1)
        CHECK(end - at <= 100);
    CHECK_THAT(both, EndsWith("xxx...\n"));
}

TEST_CASE("a trial that has not ended is not shown") {
    const std::vector<Trial> trials{trial(1, "SGD", "0.1")};
    CHECK(cli::ranked_table({columns, trials, {std::nullopt}, by_accuracy}, 1) ==
          "rank  trial  optimizer  l2  test.accuracy\n");
}

TEST_CASE("trials are listed with their values before they are run") {
    CHECK(cli::trial_table(columns, {trial(1, "SGD", "0.1"), trial(2, "Adam", "0")}, 100) ==
          "trial  optimizer   l2\n"
          "    1        SGD  0.1\n"
          "    2       Adam    0\n");
}

TEST_CASE("a line tells how a trial ended") {
    CHECK(cli::text_of(trial(7, "SGD", "0.1"), came_to(0.5, 0.75), by_accuracy, 1.25) ==
          "007 optimizer=SGD_l2=0.1  test.accuracy 0.7500  1.25 s");
    CHECK(cli::text_of(trial(7, "SGD", "0.1"), RunEnd{.failed = "why"}, by_accuracy, 1) ==
          "007 optimizer=SGD_l2=0.1  failed: why");
}
