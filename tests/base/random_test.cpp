#include "xgrad/base/random.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

using namespace xgrad;

namespace {

constexpr std::uint64_t draws = 100000;

// The mean of the numbers' powers 1 to 4.
template <class Number> std::array<double, 4> moments(Number number) {
    std::array<double, 4> sums{};
    for (std::uint64_t counter = 0; counter < draws; ++counter) {
        const double value = number(counter);
        double power = 1;
        for (double& sum : sums) sum += (power *= value) / draws;
    }
    return sums;
}

}  // namespace

// The first of Random123's known answers; the others are Philox's own test.
TEST_CASE("random bits are Philox's, the lower two words of each draw") {
    CHECK(RandomStream(0, std::uint64_t{0}).bits(0) == 0xe169c58d6627e8d5);
    CHECK(RandomStream(0x299f31d0a4093822, std::uint64_t{0x0370734413198a2e}).bits(0x85a308d3243f6a88) ==
          0x94fdccebd16cfe09);
}

// Noll's published values of 64-bit FNV-1a.
TEST_CASE("a stream's name stands for its FNV-1a hash") {
    CHECK(RandomStream(1, "").stream() == 0xcbf29ce484222325);
    CHECK(RandomStream(1, "a").stream() == 0xaf63dc4c8601ec8c);
    CHECK(RandomStream(1, "foobar").stream() == 0x85944171f73967e8);
    CHECK(RandomStream(1, "foobar").seed() == 1);
}

// Computed in Python from the definitions, with a Philox checked against Random123's known answers.
TEST_CASE(
    "numbers, bounded numbers, orders and substreams are the same on every machine and in every version") {
    const RandomStream random(7, "foobar");
    CHECK(random.bits(0) == 0x3c8b7f85f5012f9d);
    CHECK(random.bits(1) == 0x75c83ce75021678d);
    CHECK(random.uniform(0) == 0.2365035726588799);
    CHECK(random.uniform(2) == 0.9299461884536934);
    CHECK_THAT(random.normal(0), WithinAbs(-0.008713702519581264, 1e-15));
    CHECK_THAT(random.normal(2), WithinAbs(-1.9408012734826512, 1e-15));
    CHECK(random.below(0, 10) == 2);
    CHECK(random.below(2, 10) == 9);
    CHECK(random.below(5, ~std::uint64_t{0}) == 9986083210217293840U);
    CHECK(random.permutation(8) == std::vector<std::int64_t>{0, 6, 1, 7, 2, 3, 4, 5});
    CHECK(random.substream(3).stream() == 0x7dcad8d3aca4620e);
    CHECK(random.substream(3).seed() == 7);
}

TEST_CASE("a number is a function of seed, stream and counter") {
    const RandomStream one(1, "weights");
    CHECK(one.bits(5) == RandomStream(1, "weights").bits(5));
    CHECK(one.bits(5) != one.bits(6));
    CHECK(one.bits(5) != RandomStream(2, "weights").bits(5));
    CHECK(one.bits(5) != RandomStream(1, "biases").bits(5));
    CHECK(one.bits(5) != one.substream(0).bits(5));
    CHECK(one.substream(1).bits(0) != one.substream(2).bits(0));
    CHECK(one.substream(1).substream(2).bits(0) != one.substream(2).substream(1).bits(0));
}

// Bounds of four standard errors: sqrt((E x^2k - (E x^k)^2) / n) for the moment of order k.
TEST_CASE("uniform numbers have the moments 1/2, 1/3, 1/4 and 1/5") {
    const auto moment = moments(
        [random = RandomStream(3, "moments")](std::uint64_t counter) { return random.uniform(counter); });
    CHECK_THAT(moment[0], WithinAbs(1.0 / 2, 0.0037));
    CHECK_THAT(moment[1], WithinAbs(1.0 / 3, 0.0038));
    CHECK_THAT(moment[2], WithinAbs(1.0 / 4, 0.0036));
    CHECK_THAT(moment[3], WithinAbs(1.0 / 5, 0.0034));
}

TEST_CASE("normal numbers have the moments 0, 1, 0 and 3") {
    const auto moment = moments(
        [random = RandomStream(3, "moments")](std::uint64_t counter) { return random.normal(counter); });
    CHECK_THAT(moment[0], WithinAbs(0, 0.0127));
    CHECK_THAT(moment[1], WithinAbs(1, 0.0179));
    CHECK_THAT(moment[2], WithinAbs(0, 0.049));
    CHECK_THAT(moment[3], WithinAbs(3, 0.124));
}

// A correlation of n pairs has the standard error 1/sqrt(n).
TEST_CASE("neighbouring streams, seeds and counters are not correlated") {
    const RandomStream random(3, std::uint64_t{1});
    const RandomStream next_stream(3, std::uint64_t{2});
    const RandomStream next_seed(4, std::uint64_t{1});
    std::array<double, 3> correlation{};
    for (std::uint64_t counter = 0; counter < draws; ++counter) {
        const double value = random.normal(counter);
        correlation[0] += value * next_stream.normal(counter) / draws;
        correlation[1] += value * next_seed.normal(counter) / draws;
        correlation[2] += value * random.normal(counter + 1) / draws;
    }
    for (const double r : correlation) CHECK_THAT(r, WithinAbs(0, 0.0127));
}

// 10,000 of 50,000 each, with a standard deviation of sqrt(50,000 * 0.2 * 0.8) = 89.
TEST_CASE("bounded numbers reach every value below the bound equally often") {
    const RandomStream random(4, "below");
    std::map<std::uint64_t, int> counts;
    for (std::uint64_t counter = 0; counter < 50000; ++counter) ++counts[random.below(counter, 5)];
    REQUIRE(counts.size() == 5);
    for (const auto& [value, count] : counts) {
        CHECK(value < 5);
        CHECK_THAT(count, WithinAbs(10000, 358));
    }
    CHECK(random.below(0, 1) == 0);
}

TEST_CASE("a permutation has every position once") {
    const auto order = RandomStream(5, "order").permutation(100);
    CHECK(order.size() == 100);
    CHECK(std::set<std::int64_t>(order.begin(), order.end()).size() == 100);
    CHECK(*std::min_element(order.begin(), order.end()) == 0);
    CHECK(*std::max_element(order.begin(), order.end()) == 99);
    CHECK(RandomStream(5, "order").permutation(0).empty());
    CHECK(RandomStream(5, "order").permutation(1) == std::vector<std::int64_t>{0});
}

TEST_CASE("a permutation is written into memory that is there") {
    std::vector<std::int64_t> order(8, -1);
    RandomStream(7, "foobar").permutation(order);
    CHECK(order == RandomStream(7, "foobar").permutation(8));
}

// 1,000 of 6,000 each, with a standard deviation of sqrt(6,000 * 1/6 * 5/6) = 29.
TEST_CASE("all orders of three come equally often") {
    const RandomStream random(7, "foobar");
    std::map<std::vector<std::int64_t>, int> counts;
    for (std::uint64_t part = 0; part < 6000; ++part) ++counts[random.substream(part).permutation(3)];
    REQUIRE(counts.size() == 6);
    for (const auto& [order, count] : counts) CHECK_THAT(count, WithinAbs(1000, 116));
}
