#include "xgrad/data/batches.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cstring>

namespace xgrad::data {
namespace {

using namespace tests;
using Labels = std::vector<std::int64_t>;

// Example i has inputs (10 i, 10 i + 1) and label i.
Dataset numbered_set(std::int64_t count) {
    Dataset set;
    Array inputs({count, 2}, Dtype::float32);
    Array targets({count}, Dtype::int64);
    for (std::int64_t i = 0; i < count; ++i) {
        inputs.values<float>()[static_cast<std::size_t>(2 * i)] = static_cast<float>(10 * i);
        inputs.values<float>()[static_cast<std::size_t>(2 * i + 1)] = static_cast<float>(10 * i + 1);
        targets.values<std::int64_t>()[static_cast<std::size_t>(i)] = i;
    }
    set.set("inputs", inputs);
    set.set("targets", targets);
    return set;
}

template <class T> std::vector<T> column(const Batch& batch, std::size_t number, std::size_t width) {
    std::vector<T> copied(static_cast<std::size_t>(batch.size) * width);
    std::memcpy(copied.data(), batch.columns[number], copied.size() * sizeof(T));
    return copied;
}

Labels labels(const Batch& batch) { return column<std::int64_t>(batch, 1, 1); }

std::vector<Labels> epoch_of(Batches& batches) {
    std::vector<Labels> found;
    for (std::int64_t step = 0; step < batches.steps_per_epoch(); ++step)
        found.push_back(labels(batches.next()));
    return found;
}

struct Wrong {
    static constexpr bool fills_batches = false;
    std::vector<std::int64_t> positions = {0, 1, 3};
    std::vector<std::int64_t> order(const EpochRequest&) const { return positions; }
    static Fields<Wrong> fields() { return {"wrong", "names an example that is not there"}; }
};

}  // namespace

TEST_CASE("mini-batches hold every column of their examples") {
    Batches batches(numbered_set(4), {.size = 2, .sampling = Sequential{}}, 1);
    const Batch first = batches.next();
    CHECK(column<float>(first, 0, 2) == std::vector<float>{0, 1, 10, 11});
    CHECK(labels(first) == Labels{0, 1});
    const Batch second = batches.next();
    CHECK(column<float>(second, 0, 2) == std::vector<float>{20, 21, 30, 31});
}

TEST_CASE("the short mini-batch at the end of an epoch is kept or dropped") {
    Batches kept(numbered_set(5), {.size = 2, .sampling = Sequential{}}, 1);
    CHECK(kept.steps_per_epoch() == 3);
    CHECK(epoch_of(kept) == std::vector<Labels>{{0, 1}, {2, 3}, {4}});
    Batches dropped(numbered_set(5), {.size = 2, .sampling = Sequential{}, .drop_last = true}, 1);
    CHECK(dropped.steps_per_epoch() == 2);
    CHECK(epoch_of(dropped) == std::vector<Labels>{{0, 1}, {2, 3}});
}

TEST_CASE("with replacement every mini-batch is full") {
    Batches batches(numbered_set(5), {.size = 2, .sampling = WithReplacement{}}, 1);
    CHECK(batches.steps_per_epoch() == 3);
    for (const Labels& batch : epoch_of(batches)) CHECK(batch.size() == 2);
}

TEST_CASE("all examples make one mini-batch, as does a size above their number") {
    for (const std::optional<std::int64_t> size :
         {std::optional<std::int64_t>(), std::optional<std::int64_t>(100)}) {
        Batches batches(numbered_set(5), {.size = size, .sampling = Sequential{}, .drop_last = true}, 1);
        CHECK(batches.batch_size() == 5);
        CHECK(batches.steps_per_epoch() == 1);
        CHECK(labels(batches.next()) == Labels{0, 1, 2, 3, 4});
    }
}

TEST_CASE("an epoch without replacement has every example once, in an order of its own") {
    Batches batches(numbered_set(20), {.size = 6}, 1);
    std::vector<Labels> epochs;
    for (std::int64_t epoch = 0; epoch < 2; ++epoch) {
        batches.start_epoch(epoch);
        Labels all;
        for (const Labels& batch : epoch_of(batches)) all.insert(all.end(), batch.begin(), batch.end());
        epochs.push_back(all);
        std::sort(all.begin(), all.end());
        for (std::int64_t i = 0; i < 20; ++i) CHECK(all[static_cast<std::size_t>(i)] == i);
    }
    CHECK(epochs[0] != epochs[1]);
}

TEST_CASE("mini-batches depend on seed, epoch and step alone, so a run can go on from anywhere") {
    Batches whole(numbered_set(20), {.size = 6}, 1);
    whole.start_epoch(3);
    whole.next();
    whole.next();
    CHECK(whole.epoch() == 3);
    CHECK(whole.step() == 2);
    const Labels expected = labels(whole.next());

    Batches resumed(numbered_set(20), {.size = 6}, 1);
    resumed.start_epoch(3, 2);
    CHECK(labels(resumed.next()) == expected);
    CHECK(labels(resumed.next()) == labels(whole.next()));

    Batches other_seed(numbered_set(20), {.size = 6}, 2);
    other_seed.start_epoch(3, 2);
    CHECK(labels(other_seed.next()) != expected);
}

TEST_CASE("mini-batches lie in two places by turns, so that one can be got ready beside the other") {
    Batches batches(numbered_set(6), {.size = 2}, 1);
    const std::byte* first = batches.next().columns[0];
    const std::byte* second = batches.next().columns[0];
    CHECK(first != second);
    CHECK(batches.next().columns[0] == first);
    batches.start_epoch(1);
    CHECK(batches.next().columns[0] == second);
}

TEST_CASE("a mini-batch of all examples has one place") {
    Batches batches(numbered_set(6), {.size = {}}, 1);
    const std::byte* first = batches.next().columns[0];
    CHECK(batches.next().columns[0] == first);
}

TEST_CASE("mini-batches are the same whichever thread gathers them") {
    std::vector<std::vector<Labels>> epochs;
    for (const int threads : {1, 2, 3, 7}) {
        Workers workers(threads);
        Batches batches(numbered_set(50), {.size = 7}, 1, workers);
        std::vector<Labels> found;
        for (int epoch = 0; epoch < 50; ++epoch) {
            batches.start_epoch(epoch);
            for (const Labels& one : epoch_of(batches)) found.push_back(one);
        }
        epochs.push_back(found);
    }
    for (const auto& found : epochs) CHECK(found == epochs.front());
}

TEST_CASE("mini-batches that are moved go on where they were") {
    Batches batches(numbered_set(6), {.size = 2, .sampling = Sequential{}}, 1);
    batches.next();
    Batches moved = std::move(batches);
    CHECK(labels(moved.next()) == Labels{2, 3});
}

TEST_CASE("a place that there is not cannot be gone on from") {
    Batches batches(numbered_set(5), {.size = 2}, 1);
    CHECK_THROWS_WITH(
        batches.start_epoch(0, 3),
        "mini-batches: epoch 0, step 3; expected an epoch of at least 0 and a step from 0 to 2");
    CHECK_THROWS_AS(batches.start_epoch(-1), ConfigError);
}

TEST_CASE("settings and sets that make no mini-batches are refused") {
    CHECK_THROWS_WITH(Batches(numbered_set(5), {.size = 0}, 1), "batch: size: 0 is below 1");
    CHECK_THROWS_WITH(Batches(numbered_set(5), {.sampling = {}}, 1),
                      "batch: sampling: not set; expected a sampler");
    CHECK_THROWS_WITH(Batches(numbered_set(0), {}, 1), "data: no examples; expected at least one");
    Dataset uneven = numbered_set(5);
    uneven.set("targets", integers({4}, {0, 1, 2, 3}));
    CHECK_THROWS_AS(Batches(uneven, {}, 1), DataError);
}

TEST_CASE("a sampler that names what is not there is refused by its name") {
    CHECK_THROWS_WITH(Batches(numbered_set(3), {.sampling = Wrong{}}, 1),
                      "wrong: position 3; expected one from 0 to 2");
    CHECK_THROWS_WITH(Batches(numbered_set(3), {.sampling = Wrong{.positions = {0}}}, 1),
                      "wrong: 1 positions for an epoch; expected 3");
}

TEST_CASE("the sizes of an epoch's mini-batches are known beforehand") {
    using Sizes = std::vector<std::int64_t>;
    CHECK(Batching{.size = 4}.sizes(10) == Sizes{4, 2});
    CHECK(Batching{.size = 5}.sizes(10) == Sizes{5});
    CHECK(Batching{.size = 4, .drop_last = true}.sizes(10) == Sizes{4});
    CHECK(Batching{.size = 4, .sampling = WithReplacement{}}.sizes(10) == Sizes{4});
    CHECK(Batching{.size = 40}.sizes(10) == Sizes{10});
    CHECK(Batching{.size = std::nullopt}.sizes(10) == Sizes{10});
}

}  // namespace xgrad::data
