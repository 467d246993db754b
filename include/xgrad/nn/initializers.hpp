#pragma once

// All initializers.
#include "xgrad/nn/initializers/constant.hpp"    // IWYU pragma: export
#include "xgrad/nn/initializers/he.hpp"          // IWYU pragma: export
#include "xgrad/nn/initializers/normal.hpp"      // IWYU pragma: export
#include "xgrad/nn/initializers/orthogonal.hpp"  // IWYU pragma: export
#include "xgrad/nn/initializers/uniform.hpp"     // IWYU pragma: export
#include "xgrad/nn/initializers/xavier.hpp"      // IWYU pragma: export
#include "xgrad/nn/initializers/zeros.hpp"       // IWYU pragma: export
