#pragma once

// All layers.
#include "xgrad/nn/layers/activations.hpp"  // IWYU pragma: export
#include "xgrad/nn/layers/batch_norm.hpp"   // IWYU pragma: export
#include "xgrad/nn/layers/block.hpp"        // IWYU pragma: export
#include "xgrad/nn/layers/combine.hpp"      // IWYU pragma: export
#include "xgrad/nn/layers/dropout.hpp"      // IWYU pragma: export
#include "xgrad/nn/layers/linear.hpp"       // IWYU pragma: export
#include "xgrad/nn/layers/shapes.hpp"       // IWYU pragma: export
