#include "xgrad/data/formats/idx.hpp"

#include "data/file_bytes.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

#include <numeric>

namespace xgrad::data {
namespace {

using namespace tests;

ReadContext in(const std::filesystem::path& folder) {
    return {.dtype = Dtype::float32, .locate = Locator({{"the test's folder", folder}})};
}

}  // namespace

TEST_CASE("images and labels in IDX files become inputs and targets, packed or not") {
    const TempFolder folder;
    folder.write("images", idx_file(0x08, {3, 1, 2}, bytes_of<std::uint8_t>({0, 255, 1, 2, 3, 4})));
    folder.write("labels", gzipped(idx_file(0x08, {3}, bytes_of<std::uint8_t>({2, 0, 1}))));
    const Sets sets = Idx{.train = {"images", "labels"}}.read(in(folder.path()));
    CHECK(sets.train.inputs() == floats({3, 1, 2}, {0, 255, 1, 2, 3, 4}));
    CHECK(sets.train.targets() == integers({3}, {2, 0, 1}));
    CHECK(sets.train.classes == std::vector<std::string>{"0", "1", "2"});
    CHECK(sets.encoding.shape == std::vector<std::int64_t>{1, 2});
    CHECK(sets.encoding.features.empty());
    CHECK_FALSE(sets.test);
}

TEST_CASE("a look reads the first images of many, and all labels") {
    const TempFolder folder;
    std::string labels(20000, '\0');
    labels.back() = 4;
    folder.write("images", idx_file(0x08, {20000, 10, 10}, std::string(2000000, '\1')));
    folder.write("labels", idx_file(0x08, {20000}, labels));
    folder.write("few", idx_file(0x08, {2}, "ab"));
    ReadContext look = in(folder.path());
    look.beginning = true;
    const Sets sets = Idx{.train = {"images", "labels"}}.read(look);
    CHECK_FALSE(sets.whole);
    CHECK(sets.train.size() < 20000);
    CHECK(sets.train.size() >= 2000);
    CHECK(sets.train.inputs().shape().without_axis(0) == Shape{10, 10});
    CHECK(sets.train.targets().shape() == Shape{sets.train.size()});
    CHECK(sets.train.classes.size() == 5);
    CHECK(Idx{.train = {"labels", "labels"}}.read(look).whole);
    CHECK_THROWS_WITH((Idx{.train = {"images", "few"}}.read(look)),
                      ContainsSubstring("targets of 2 examples; expected 20000, as many as"));
}

// Counts of the training labels as published with the set; the mean pixel 0.1307 * 255 is quoted everywhere.
TEST_CASE("MNIST loads") {
    const auto folder = shared_data();
    if (!folder) SKIP_TEST("no shared data");
    const Idx mnist{.train = {"mnist/train-images-idx3-ubyte.gz", "mnist/train-labels-idx1-ubyte.gz"},
                    .test = ArrayFiles{"mnist/t10k-images-idx3-ubyte.gz", "mnist/t10k-labels-idx1-ubyte.gz"}};
    const Sets sets = mnist.read(in(*folder));
    CHECK(sets.train.inputs().shape() == Shape{60000, 28, 28});
    REQUIRE(sets.test);
    CHECK(sets.test->inputs().shape() == Shape{10000, 28, 28});
    std::vector<std::int64_t> counts(10);
    for (const std::int64_t label : sets.train.targets().values<std::int64_t>())
        ++counts[static_cast<std::size_t>(label)];
    CHECK(counts == std::vector<std::int64_t>{5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949});
    const auto pixels = sets.train.inputs().values<float>();
    const double sum = std::accumulate(pixels.begin(), pixels.end(), 0.0);
    CHECK_THAT(sum / static_cast<double>(pixels.size()) / 255, WithinAbs(0.1307, 5e-5));
}

}  // namespace xgrad::data
