#pragma once

// All of the nn room.
#include "xgrad/nn/initializers.hpp"  // IWYU pragma: export
#include "xgrad/nn/layers.hpp"        // IWYU pragma: export
#include "xgrad/nn/losses.hpp"        // IWYU pragma: export
#include "xgrad/nn/metrics.hpp"       // IWYU pragma: export
#include "xgrad/nn/network.hpp"       // IWYU pragma: export
