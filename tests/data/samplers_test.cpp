#include "xgrad/data/samplers.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <numeric>

namespace xgrad::data {
namespace {

using Positions = std::vector<std::int64_t>;

EpochRequest epoch(std::int64_t examples, std::int64_t draws, std::uint64_t number = 0) {
    return {examples, draws, RandomStream(7, "test").substream(number)};
}

Positions up_to(std::int64_t count) {
    Positions all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

Positions sorted(Positions positions) {
    std::sort(positions.begin(), positions.end());
    return positions;
}

}  // namespace

TEST_CASE("the table lists the samplers by the words that configs use") {
    std::vector<std::string> names;
    for (const TableEntry& entry : samplers().entries()) {
        names.push_back(entry.name);
        CHECK_FALSE(entry.list->help.empty());
    }
    CHECK(names == std::vector<std::string>{"without_replacement", "with_replacement", "sequential"});
    CHECK_THROWS_WITH(samplers().make("with_replacment"),
                      "unknown sampler \"with_replacment\"; did you mean \"with_replacement\"?");
}

TEST_CASE("without replacement every example comes once an epoch, in an order of the epoch's own") {
    const Positions first = WithoutReplacement{}.order(epoch(100, 100, 0));
    const Positions second = WithoutReplacement{}.order(epoch(100, 100, 1));
    CHECK(sorted(first) == up_to(100));
    CHECK(sorted(second) == up_to(100));
    CHECK(first != up_to(100));
    CHECK(first != second);
    CHECK(first == WithoutReplacement{}.order(epoch(100, 100, 0)));
}

TEST_CASE("without replacement a shorter epoch leaves out other examples each time") {
    const Positions first = WithoutReplacement{}.order(epoch(100, 90, 0));
    CHECK(first.size() == 90);
    const Positions in_order = sorted(first);
    CHECK(std::adjacent_find(in_order.begin(), in_order.end()) == in_order.end());
    CHECK(sorted(first) != sorted(WithoutReplacement{}.order(epoch(100, 90, 1))));
}

// Of 1000 draws from 1000, about 1000 (1 - 1/e) = 632 are different.
TEST_CASE("with replacement some examples come again and some never") {
    Positions drawn = WithReplacement{}.order(epoch(1000, 1000));
    CHECK(drawn == WithReplacement{}.order(epoch(1000, 1000)));
    CHECK(drawn != WithReplacement{}.order(epoch(1000, 1000, 1)));
    drawn = sorted(drawn);
    CHECK(drawn.front() >= 0);
    CHECK(drawn.back() < 1000);
    const auto different = std::unique(drawn.begin(), drawn.end()) - drawn.begin();
    CHECK(different > 580);
    CHECK(different < 680);
    CHECK(WithReplacement{}.order(epoch(5, 12)).size() == 12);
    CHECK(WithReplacement::fills_batches);
}

TEST_CASE("sequential examples come in the order of the data, every epoch") {
    CHECK(Sequential{}.order(epoch(5, 5, 3)) == up_to(5));
    CHECK(Sequential{}.order(epoch(5, 4)) == up_to(4));
}

}  // namespace xgrad::data
