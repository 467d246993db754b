#include "kernels/contract.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/reference.hpp"
#include "support/threads.hpp"

#include <algorithm>
#include <limits>
#include <thread>

using namespace xgrad;
using namespace xgrad::tests;
using kernels::Contraction;

namespace {

struct Sizes {
    std::int64_t rows;
    std::int64_t columns;
    std::int64_t inner;
};

Contraction product_of(const Sizes& sizes, bool transpose_a = false, bool transpose_b = false) {
    return {.rows = sizes.rows,
            .columns = sizes.columns,
            .inner = sizes.inner,
            .transpose_a = transpose_a,
            .transpose_b = transpose_b};
}

template <class T>
Array multiply(const Contraction& product, const Array& a, const Array& b, Workers& workers) {
    const auto products = static_cast<std::int64_t>(product.a_offsets.size());
    Array c({products, product.rows, product.columns}, a.dtype());
    std::ranges::fill(c.values<T>(), std::numeric_limits<T>::quiet_NaN());  // must not be read
    const kernels::Product<T> ready(product);
    ready(a.values<T>().data(), b.values<T>().data(), c.values<T>().data(), workers);
    return c;
}

template <class T> Array multiply(const Contraction& product, const Array& a, const Array& b) {
    return same_for_any_threads([&](Workers& workers) { return multiply<T>(product, a, b, workers); });
}

void check_against_plain_loops(const Sizes& sizes, bool ta, bool tb) {
    INFO(sizes.rows << " x " << sizes.columns << " x " << sizes.inner << (ta ? " a^T" : "")
                    << (tb ? " b^T" : ""));
    const auto& [rows, columns, inner] = sizes;
    const Array a = random_array(ta ? Shape{inner, rows} : Shape{rows, inner}, Dtype::float64, 1);
    const Array b = random_array(tb ? Shape{columns, inner} : Shape{inner, columns}, Dtype::float64, 2);
    const Contraction product = product_of(sizes, ta, tb);
    CHECK(relative_difference(values(multiply<double>(product, a, b)), multiply_plainly(a, b, ta, tb)) <
          1e-13);
    const Array single_a = a.as(Dtype::float32);
    const Array single_b = b.as(Dtype::float32);
    CHECK(relative_difference(values(multiply<float>(product, single_a, single_b)),
                              multiply_plainly(single_a, single_b, ta, tb)) < 5e-6);
}

}  // namespace

TEST_CASE("products of many sizes agree with plain loops, transposed or not") {
    for (const bool ta : {false, true})
        for (const bool tb : {false, true})
            for (const Sizes& sizes :
                 std::vector<Sizes>{{1, 1, 1}, {1, 7, 5}, {9, 1, 4}, {3, 4, 1}, {32, 16, 16}, {17, 33, 65}})
                check_against_plain_loops(sizes, ta, tb);
}

TEST_CASE("products that are cut into blocks agree with plain loops, transposed or not") {
    for (const bool ta : {false, true})
        for (const bool tb : {false, true})
            for (const Sizes& sizes : std::vector<Sizes>{{100, 50, 784},
                                                         {784, 50, 100},
                                                         {257, 130, 191},
                                                         {20, 3000, 61},
                                                         {3000, 3, 400},
                                                         {80, 700, 300},
                                                         {70, 40, 5000},
                                                         {130, 10, 1024},
                                                         {1100, 70, 190},
                                                         {95, 47, 2000},
                                                         {64, 70, 300},
                                                         {1, 900, 700},
                                                         {900, 1, 700}})
                check_against_plain_loops(sizes, ta, tb);
}

TEST_CASE("each product of a batch finds its own matrices, and may share them") {
    Contraction product = product_of({1, 1, 2});
    product.a_offsets = {0, 0, 2, 2};
    product.b_offsets = {0, 2, 0, 2};
    const Array c = multiply<double>(product, doubles({2, 2}, {1, 2, 3, 4}), doubles({2, 2}, {1, 1, 10, 10}));
    CHECK(c == doubles({4, 1, 1}, {3, 30, 7, 70}));
}

TEST_CASE("a large batch of small products agrees with plain loops") {
    Contraction product = product_of({8, 9, 10});
    product.a_offsets.clear();
    product.b_offsets.clear();
    for (std::int64_t i = 0; i < 5000; ++i) {
        product.a_offsets.push_back(i % 7 * 80);
        product.b_offsets.push_back(i % 5 * 90);
    }
    const Array a = random_array({7, 8, 10}, Dtype::float64, 1);
    const Array b = random_array({5, 10, 9}, Dtype::float64, 2);
    const std::vector<double> c = values(multiply<double>(product, a, b));
    const auto part = [](const Array& x, std::size_t first, const Shape& shape) {
        return Array::of<double>(shape,
                                 x.values<double>().subspan(first, static_cast<std::size_t>(shape.size())));
    };
    for (const std::size_t i : {std::size_t{0}, std::size_t{2501}, std::size_t{4999}}) {
        const std::vector<double> got(c.begin() + static_cast<std::ptrdiff_t>(72 * i),
                                      c.begin() + static_cast<std::ptrdiff_t>(72 * (i + 1)));
        CHECK(relative_difference(got, multiply_plainly(part(a, i % 7 * 80, {8, 10}),
                                                        part(b, i % 5 * 90, {10, 9}), false, false)) < 1e-14);
    }
}

TEST_CASE("an empty inner axis gives zeros, and empty results are left alone") {
    CHECK(multiply<double>(product_of({2, 3, 0}), Array({2, 0}, Dtype::float64),
                           Array({0, 3}, Dtype::float64)) == doubles({1, 2, 3}, {0, 0, 0, 0, 0, 0}));
    CHECK(multiply<float>(product_of({0, 3, 2}), Array({0, 2}, Dtype::float32), Array({2, 3}, Dtype::float32))
              .size() == 0);
    CHECK(multiply<float>(product_of({3, 0, 2}), Array({3, 2}, Dtype::float32), Array({2, 0}, Dtype::float32))
              .size() == 0);
}

TEST_CASE("operands at any place in memory give the same bits") {
    Workers workers(1);
    for (const bool ta : {false, true})
        for (const bool tb : {false, true})
            for (const Sizes& sizes : std::vector<Sizes>{{61, 67, 200}, {1, 300, 200}, {300, 1, 200}}) {
                const Contraction product = product_of(sizes, ta, tb);
                const Array a = random_array({sizes.rows * sizes.inner}, Dtype::float32, 1);
                const Array b = random_array({sizes.inner * sizes.columns}, Dtype::float32, 2);
                const Array expected = multiply<float>(product, a, b, workers);
                for (const std::ptrdiff_t shift : {1, 3, 8}) {
                    INFO(sizes.rows << " x " << sizes.columns << (ta ? " a^T" : "") << (tb ? " b^T" : "")
                                    << ", moved by " << shift);
                    std::vector<float> moved_a(a.values<float>().size() + 8);
                    std::vector<float> moved_b(b.values<float>().size() + 8);
                    std::vector<float> c(static_cast<std::size_t>(sizes.rows * sizes.columns + 8));
                    std::ranges::copy(a.values<float>(), moved_a.begin() + shift);
                    std::ranges::copy(b.values<float>(), moved_b.begin() + shift);
                    const kernels::Product<float> ready(product);
                    ready(moved_a.data() + shift, moved_b.data() + shift, c.data() + shift, workers);
                    CHECK(std::equal(c.begin() + shift, c.begin() + shift + sizes.rows * sizes.columns,
                                     expected.values<float>().begin()));
                }
            }
}

TEST_CASE("several threads may multiply at once, each with its own workers") {
    const Contraction product = product_of({150, 160, 170});
    const Array a = random_array({150, 170}, Dtype::float32, 1);
    const Array b = random_array({170, 160}, Dtype::float32, 2);
    Workers alone(1);
    const Array expected = multiply<float>(product, a, b, alone);
    std::vector<int> wrong(4);
    std::vector<std::thread> threads;
    for (int& count : wrong)
        threads.emplace_back([&, &mine = count] {
            Workers workers(2);
            for (int repeat = 0; repeat < 25; ++repeat)
                mine += multiply<float>(product, a, b, workers) == expected ? 0 : 1;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == std::vector<int>{0, 0, 0, 0});
}
