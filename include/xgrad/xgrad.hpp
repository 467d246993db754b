#pragma once

// All of xgrad for a program that uses it; each part can be included by itself.
#include "xgrad/base/version.hpp"         // IWYU pragma: export
#include "xgrad/data/data.hpp"            // IWYU pragma: export
#include "xgrad/graph/gradient.hpp"       // IWYU pragma: export
#include "xgrad/graph/ops.hpp"            // IWYU pragma: export
#include "xgrad/graph/print.hpp"          // IWYU pragma: export
#include "xgrad/nn/nn.hpp"                // IWYU pragma: export
#include "xgrad/optim/optimizers.hpp"     // IWYU pragma: export
#include "xgrad/program/program.hpp"      // IWYU pragma: export
#include "xgrad/train/experiment.hpp"     // IWYU pragma: export
#include "xgrad/train/plugin.hpp"         // IWYU pragma: export
#include "xgrad/train/prediction.hpp"     // IWYU pragma: export
#include "xgrad/train/run_folder.hpp"     // IWYU pragma: export
#include "xgrad/train/saved_model.hpp"    // IWYU pragma: export
#include "xgrad/train/sweep_run.hpp"      // IWYU pragma: export
#include "xgrad/train/to_cpp.hpp"         // IWYU pragma: export
#include "xgrad/train/trainer.hpp"        // IWYU pragma: export
#include "xgrad/transform/transform.hpp"  // IWYU pragma: export
