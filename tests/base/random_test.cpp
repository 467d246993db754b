#include "xgrad/base/random.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <set>

using namespace xgrad;

TEST_CASE("a number is a function of seed, stream and counter") {
    const RandomStream one(1, "weights");
    CHECK(one.bits(5) == RandomStream(1, "weights").bits(5));
    CHECK(one.bits(5) != one.bits(6));
    CHECK(one.bits(5) != RandomStream(2, "weights").bits(5));
    CHECK(one.bits(5) != RandomStream(1, "biases").bits(5));
    CHECK(one.bits(5) != one.substream(0).bits(5));
    CHECK(one.substream(1).bits(0) != one.substream(2).bits(0));
}

// Bounds of four standard errors: 1/sqrt(12 n) and 1/sqrt(n) for the means, n = 100,000.
TEST_CASE("uniform and normal numbers have their moments") {
    const RandomStream random(3, "moments");
    double uniform = 0;
    double mean = 0;
    double square = 0;
    for (std::uint64_t i = 0; i < 100000; ++i) {
        const double u = random.uniform(i);
        REQUIRE((u >= 0 && u < 1));
        uniform += u / 100000;
        mean += random.normal(i) / 100000;
        square += random.normal(i) * random.normal(i) / 100000;
    }
    CHECK_THAT(uniform, WithinAbs(0.5, 0.0037));
    CHECK_THAT(mean, WithinAbs(0, 0.0127));
    CHECK_THAT(square, WithinAbs(1, 0.0179));
}

TEST_CASE("bounded numbers reach every value below the bound") {
    const RandomStream random(4, "below");
    std::set<std::uint64_t> seen;
    for (std::uint64_t i = 0; i < 200; ++i) seen.insert(random.below(i, 5));
    CHECK(seen == std::set<std::uint64_t>{0, 1, 2, 3, 4});
    CHECK(random.below(0, 1) == 0);
}

TEST_CASE("a permutation has every position once, and moves") {
    const auto order = RandomStream(5, "order").permutation(100);
    CHECK(std::set<std::int64_t>(order.begin(), order.end()).size() == 100);
    CHECK(*std::max_element(order.begin(), order.end()) == 99);
    CHECK_FALSE(std::is_sorted(order.begin(), order.end()));
    CHECK(RandomStream(5, "order").permutation(0).empty());
}
