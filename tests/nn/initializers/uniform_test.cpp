#include "xgrad/nn/initializers/uniform.hpp"

#include "support/catch.hpp"
#include "support/initial_values.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/fields.hpp"

using namespace xgrad;
using namespace xgrad::tests;

// Uniform over a range of width 6: deviation 6 / sqrt(12) = 1.7320508.
TEST_CASE("Uniform spreads evenly from low to high") {
    const Array array = initial_values(nn::Uniform{.low = -1, .high = 5}, {200, 200});
    const Statistics spread = statistics(array);
    CHECK_THAT(spread.mean, WithinAbs(2, 0.035));
    CHECK_THAT(spread.deviation, WithinAbs(1.7320508, 0.02));
    const auto [least, most] = std::ranges::minmax_element(array.values<double>());
    CHECK(*least >= -1);
    CHECK(*most < 5);
    CHECK_THAT(*least, WithinAbs(-1, 0.002));
    CHECK_THAT(*most, WithinAbs(5, 0.002));
}

TEST_CASE("a range turned round is refused") {
    nn::Uniform wrong{.low = 1, .high = -1};
    CHECK_THROWS_WITH(require_valid(record_of(wrong), "weight"),
                      "weight: the range from 1 to -1; expected \"low\" at most \"high\"");
}
