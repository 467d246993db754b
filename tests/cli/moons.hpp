#pragma once

#include "support/catch.hpp"
#include "support/run_command.hpp"
#include "support/temp_folder.hpp"

// A model that the command trains in no time.
namespace xgrad::tests {

inline constexpr const char* moons = R"({
  "data": {"format": "synthetic", "kind": "two_moons", "samples": 40, "split": {"test": 0.25}},
  "model": [{"type": "Linear", "units": 8}, "ReLU", {"type": "Linear", "units": 2}],
  "loss": "SoftmaxWithLoss",
  "training": {"epochs": 2, "metrics": ["accuracy"]}
})";

/// Leaves moons.json and the run runs/moons there.
inline void train_moons(const TempFolder& folder) {
    folder.write("moons.json", moons);
    REQUIRE(run_xgrad({"train", "moons.json", "--quiet"}, {.folder = folder.path()}).exit_code == 0);
}

}  // namespace xgrad::tests
