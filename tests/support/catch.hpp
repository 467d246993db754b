#pragma once

// Catch2 v2 and v3 behind one set of names: the macros, the matchers WithinAbs, WithinRel, ContainsSubstring,
// StartsWith, EndsWith, Matches and Equals, Approx, and SKIP_TEST("why").

#if __has_include(<catch2/catch_all.hpp>)

#include <catch2/catch_all.hpp>

#define SKIP_TEST(why) SKIP(why)

#else

#define CATCH_CONFIG_ENABLE_ALL_STRINGMAKERS
#include <catch2/catch.hpp>

namespace Catch::Matchers {
inline auto ContainsSubstring(const std::string& part, CaseSensitive::Choice sensitive = CaseSensitive::Yes) {
    return Contains(part, sensitive);
}
}  // namespace Catch::Matchers

namespace xgrad::tests {
// Tells ctest, when the test case ends without a failure, that it was skipped.
void note_skip(std::string why);
}  // namespace xgrad::tests

// Stands in the body of the test case or section: it returns from there.
#define SKIP_TEST(why)                \
    do {                              \
        xgrad::tests::note_skip(why); \
        return;                       \
    } while (false)

#endif

using Catch::Approx;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using Catch::Matchers::Equals;
using Catch::Matchers::Matches;
using Catch::Matchers::StartsWith;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
