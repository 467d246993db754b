#pragma once

// All losses.
#include "xgrad/nn/losses/hinge.hpp"                // IWYU pragma: export
#include "xgrad/nn/losses/huber.hpp"                // IWYU pragma: export
#include "xgrad/nn/losses/mean_absolute_error.hpp"  // IWYU pragma: export
#include "xgrad/nn/losses/mean_squared_error.hpp"   // IWYU pragma: export
#include "xgrad/nn/losses/sigmoid_with_loss.hpp"    // IWYU pragma: export
#include "xgrad/nn/losses/softmax_with_loss.hpp"    // IWYU pragma: export
