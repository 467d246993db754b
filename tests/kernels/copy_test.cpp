#include "kernels/copy.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/reference.hpp"
#include "support/threads.hpp"

#include <algorithm>

using namespace xgrad;
using namespace xgrad::tests;
using kernels::StridedCopy;

namespace {

using Order = std::vector<std::size_t>;

std::vector<double> transposed(const Array& x, const Order& order) {
    const Strides strides = row_major_strides(x.shape());
    Shape shape;
    Strides from{};
    for (std::size_t i = 0; i < order.size(); ++i) {
        shape.push_back(x.shape()[order[i]]);
        from[i] = strides[order[i]];
    }
    const StridedCopy copy(shape, from, row_major_strides(shape), size_of(x.dtype()));
    return values(same_for_any_threads([&](Workers& workers) {
        Array y(shape, x.dtype());
        copy(x.data(), y.data(), workers);
        return y;
    }));
}

void check_against_plain_loops(const Shape& shape, const Order& order) {
    INFO(to_string(shape));
    for (const Dtype dtype : {Dtype::float32, Dtype::float64}) {
        const Array x = random_array(shape, dtype, 1);
        CHECK(transposed(x, order) == transpose_plainly(x, order));
    }
    const Array flags = random_integers(shape, 2, 1).as(Dtype::boolean);
    CHECK(transposed(flags, order) == transpose_plainly(flags, order));
}

}  // namespace

TEST_CASE("transposes of two axes agree with plain loops, for thin and square arrays") {
    check_against_plain_loops({3, 5}, {1, 0});
    check_against_plain_loops({1, 5}, {1, 0});
    check_against_plain_loops({33, 65}, {1, 0});
    check_against_plain_loops({300, 400}, {1, 0});
    check_against_plain_loops({2, 40000}, {1, 0});
    check_against_plain_loops({40000, 2}, {1, 0});
}

TEST_CASE("transposes of more axes agree with plain loops, in every order") {
    for (const Order& order :
         {Order{0, 1, 2}, Order{0, 2, 1}, Order{1, 0, 2}, Order{1, 2, 0}, Order{2, 0, 1}, Order{2, 1, 0}}) {
        check_against_plain_loops({3, 4, 5}, order);
        check_against_plain_loops({40, 2, 70}, order);
        check_against_plain_loops({1, 4, 1}, order);
    }
    check_against_plain_loops({8, 3, 10, 12}, {0, 2, 3, 1});
    check_against_plain_loops({2, 3, 4, 5, 6}, {4, 2, 0, 3, 1});
}

TEST_CASE("a scalar is copied, and an empty array is not touched") {
    check_against_plain_loops({}, {});
    check_against_plain_loops({0, 3}, {1, 0});
}

TEST_CASE("a part lands in its place and leaves the rest alone") {
    const Array part = doubles({2, 2}, {1, 2, 3, 4});
    Array whole = doubles({2, 3}, {9, 9, 9, 9, 9, 9});
    Workers workers(1);
    const StridedCopy copy({2, 2}, row_major_strides({2, 2}), row_major_strides({2, 3}), 8);
    copy(part.data(), whole.data() + 8, workers);
    CHECK(whole == doubles({2, 3}, {9, 1, 2, 9, 3, 4}));
}

TEST_CASE("a column is taken out") {
    const Array whole = floats({3, 2}, {1, 2, 3, 4, 5, 6});
    Array column({3, 1}, Dtype::float32);
    Workers workers(1);
    const StridedCopy copy({3, 1}, row_major_strides({3, 2}), row_major_strides({3, 1}), 4);
    copy(whole.data() + 4, column.data(), workers);
    CHECK(column == floats({3, 1}, {2, 4, 6}));
}

TEST_CASE("zeros go into the rows and not between them") {
    Array x = floats({2, 3}, {1, 2, 3, 4, 5, 6});
    Workers workers(1);
    kernels::zero_rows(x.data(), 2, 12, 8, workers);
    CHECK(x == floats({2, 3}, {0, 0, 3, 0, 0, 6}));
    kernels::zero_rows(x.data(), 2, 12, 0, workers);
    CHECK(x == floats({2, 3}, {0, 0, 3, 0, 0, 6}));
}

TEST_CASE("many rows are cleared by any number of threads") {
    const Array y = same_for_any_threads([](Workers& workers) {
        Array x({3000, 20}, Dtype::boolean);
        std::ranges::fill(x.values<bool>(), true);
        kernels::zero_rows(x.data(), 3000, 20, 15, workers);
        return x;
    });
    std::int64_t left = 0;
    for (const double value : values(y)) left += value == 0 ? 0 : 1;
    CHECK(left == 15000);
}
