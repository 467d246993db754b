#include "train/trial_json.hpp"

#include "support/catch.hpp"

#include <nlohmann/json.hpp>

using namespace xgrad;

TEST_CASE("a trial is told by its number, folder and values, with what it came to") {
    Trial trial{
        .number = 7, .point = {{.of = "penalty.l2", .label = "0.1", .value = {0.1, {}}}}, .experiment = {}};
    trial.experiment.name = "l2=0.1";
    CHECK(to_json(trial, RunEnd{.failed = "why"}).dump() ==
          R"({"trial":7,"folder":"007_l2=0.1","values":{"penalty.l2":0.1},"failed":"why"})");
}
