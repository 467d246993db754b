#include "xgrad/data/synthetic/noise.hpp"

#include "support/catch.hpp"

#include <vector>

namespace xgrad::data {

TEST_CASE("noise has the shape asked for, and labels of all classes") {
    const Dataset set = Noise{.samples = 300, .shape = {1, 4, 4}, .classes = 3}.make(Dtype::float32);
    CHECK(set.inputs().shape() == Shape{300, 1, 4, 4});
    CHECK(set.inputs().dtype() == Dtype::float32);
    CHECK(set.classes == std::vector<std::string>{"0", "1", "2"});
    CHECK_NOTHROW(require_labels(set.targets(), 3, "noise"));
    std::vector<int> counts(3);
    for (const std::int64_t label : set.targets().values<std::int64_t>())
        ++counts[static_cast<std::size_t>(label)];
    for (const int count : counts) CHECK(count > 50);
}

TEST_CASE("noise has mean 0 and deviation 1") {
    const Array inputs = Noise{.samples = 100, .shape = {100}}.make(Dtype::float64).inputs();
    double sum = 0;
    double squares = 0;
    for (const double x : inputs.values<double>()) sum += x, squares += x * x;
    CHECK_THAT(sum / 10000, WithinAbs(0, 0.03));
    CHECK_THAT(squares / 10000, WithinAbs(1, 0.05));
}

TEST_CASE("noise may have real targets instead of classes") {
    const Dataset set = Noise{.samples = 5, .outputs = 3}.make(Dtype::float32);
    CHECK(set.targets().shape() == Shape{5, 3});
    CHECK(set.targets().dtype() == Dtype::float32);
    CHECK(set.classes.empty());
}

TEST_CASE("noise without a shape is refused") {
    Noise noise{.shape = {}};
    CHECK(validate(record_of(noise)).size() == 1);
    noise.shape = {3, 0};
    CHECK(validate(record_of(noise)).size() == 1);
}

}  // namespace xgrad::data
