#include "data/gather.hpp"

#include "support/catch.hpp"

#include <vector>

namespace xgrad::data {

TEST_CASE("rows are gathered in the order asked for, some twice, whatever their shape") {
    const Array from = Array::of<double>({3, 2, 1}, {1, 2, 3, 4, 5, 6});
    Array to({4, 2, 1}, Dtype::float64);
    gather(from, std::vector<std::int64_t>{2, 0, 0, 1}, to);
    CHECK(to == Array::of<double>({4, 2, 1}, {5, 6, 1, 2, 1, 2, 3, 4}));
}

TEST_CASE("fewer rows than there is room for leave the rest alone") {
    const Array from = Array::of<std::int64_t>({3}, {7, 8, 9});
    Array to = Array::of<std::int64_t>({3}, {0, 0, 5});
    gather(from, std::vector<std::int64_t>{2, 1}, to);
    CHECK(to == Array::of<std::int64_t>({3}, {9, 8, 5}));
    gather(from, {}, to);
    CHECK(to == Array::of<std::int64_t>({3}, {9, 8, 5}));
}

TEST_CASE("a shape is given another number of examples") {
    CHECK(with_examples({3, 28, 28}, 7) == Shape{7, 28, 28});
}

}  // namespace xgrad::data
