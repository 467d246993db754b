#pragma once

namespace xgrad::tests {

/// Whether to train until a model is good: seconds where the code is optimized, minutes where it is not.
#ifdef NDEBUG
inline constexpr bool full_runs = true;
#else
inline constexpr bool full_runs = false;
#endif

/// Why a test was skipped where it is not.
inline constexpr const char* no_full_runs = "full runs are for optimized builds";

}  // namespace xgrad::tests
