#pragma once

// All primitive ops.
#include "xgrad/graph/ops/activations.hpp"   // IWYU pragma: export
#include "xgrad/graph/ops/arithmetic.hpp"    // IWYU pragma: export
#include "xgrad/graph/ops/arrange.hpp"       // IWYU pragma: export
#include "xgrad/graph/ops/contract.hpp"      // IWYU pragma: export
#include "xgrad/graph/ops/cumulative.hpp"    // IWYU pragma: export
#include "xgrad/graph/ops/diagonal.hpp"      // IWYU pragma: export
#include "xgrad/graph/ops/functions.hpp"     // IWYU pragma: export
#include "xgrad/graph/ops/gather.hpp"        // IWYU pragma: export
#include "xgrad/graph/ops/linalg.hpp"        // IWYU pragma: export
#include "xgrad/graph/ops/padding.hpp"       // IWYU pragma: export
#include "xgrad/graph/ops/products.hpp"      // IWYU pragma: export
#include "xgrad/graph/ops/random.hpp"        // IWYU pragma: export
#include "xgrad/graph/ops/recompute.hpp"     // IWYU pragma: export
#include "xgrad/graph/ops/reduce.hpp"        // IWYU pragma: export
#include "xgrad/graph/ops/rounding.hpp"      // IWYU pragma: export
#include "xgrad/graph/ops/select.hpp"        // IWYU pragma: export
#include "xgrad/graph/ops/shape.hpp"         // IWYU pragma: export
#include "xgrad/graph/ops/slice.hpp"         // IWYU pragma: export
#include "xgrad/graph/ops/softmax.hpp"       // IWYU pragma: export
#include "xgrad/graph/ops/sort.hpp"          // IWYU pragma: export
#include "xgrad/graph/ops/source.hpp"        // IWYU pragma: export
#include "xgrad/graph/ops/statistics.hpp"    // IWYU pragma: export
#include "xgrad/graph/ops/trigonometry.hpp"  // IWYU pragma: export
