#pragma once

// Function transformations: each takes a function on Vars and gives a function that can be called on numbers, Arrays
// and xtensor expressions, and on Vars again, so that transformations nest.
#include "xgrad/transform/check_gradients.hpp"  // IWYU pragma: export
#include "xgrad/transform/checkpoint.hpp"       // IWYU pragma: export
#include "xgrad/transform/custom_op.hpp"        // IWYU pragma: export
#include "xgrad/transform/grad.hpp"             // IWYU pragma: export
#include "xgrad/transform/jacobian.hpp"         // IWYU pragma: export
#include "xgrad/transform/jit.hpp"              // IWYU pragma: export
#include "xgrad/transform/products.hpp"         // IWYU pragma: export
#include "xgrad/transform/trace.hpp"            // IWYU pragma: export
#include "xgrad/transform/xslice.hpp"           // IWYU pragma: export
