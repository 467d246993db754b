#pragma once

// All of the data room.
#include "xgrad/data/batches.hpp"                 // IWYU pragma: export
#include "xgrad/data/data_spec.hpp"               // IWYU pragma: export
#include "xgrad/data/formats.hpp"                 // IWYU pragma: export
#include "xgrad/data/preprocess/flatten.hpp"      // IWYU pragma: export
#include "xgrad/data/preprocess/min_max.hpp"      // IWYU pragma: export
#include "xgrad/data/preprocess/one_hot.hpp"      // IWYU pragma: export
#include "xgrad/data/preprocess/scale.hpp"        // IWYU pragma: export
#include "xgrad/data/preprocess/standardize.hpp"  // IWYU pragma: export
#include "xgrad/data/read_inputs.hpp"             // IWYU pragma: export
#include "xgrad/data/samplers.hpp"                // IWYU pragma: export
#include "xgrad/data/synthetic.hpp"               // IWYU pragma: export
