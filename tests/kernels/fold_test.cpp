#include "kernels/fold.hpp"

#include "kernels/reduce.hpp"
#include "support/catch.hpp"
#include "xgrad/base/array.hpp"

#include <vector>

using namespace xgrad;
using namespace xgrad::kernels;

namespace {

template <class Combine, class T> T folded(const std::vector<T>& x) {
    const Fold fold = fold_of<Combine, T>();
    std::vector<T> partials((x.size() + Fold::stretch - 1) / Fold::stretch);
    const auto* memory = reinterpret_cast<const std::byte*>(x.data());
    fold.partials(&memory, reinterpret_cast<std::byte*>(partials.data()), x.size());
    T result{};
    const auto* parts = reinterpret_cast<const std::byte*>(partials.data());
    fold.whole(&parts, reinterpret_cast<std::byte*>(&result), partials.size());
    return result;
}

template <class Combine, class T> T reduced(const std::vector<T>& x) {
    const auto size = static_cast<std::int64_t>(x.size());
    const Reduction plan(Shape{size}, {true});
    std::vector<T> scratch(static_cast<std::size_t>(plan.scratch_size()));
    Workers workers(1);
    T result{};
    reduce<Combine, T>(plan, x.data(), &result, scratch.data(), workers);
    return result;
}

}  // namespace

TEST_CASE("a fold makes a partial result of each stretch, the last of which may be shorter") {
    const std::vector<double> ones(300, 1.0);
    std::vector<double> partials(3);
    const auto* memory = reinterpret_cast<const std::byte*>(ones.data());
    fold_of<Sum, double>().partials(&memory, reinterpret_cast<std::byte*>(partials.data()), 300);
    CHECK(partials == std::vector<double>{128, 128, 44});
    CHECK(folded<Max, std::int64_t>({3, 9, -1}) == 9);
    CHECK(folded<Min, std::int64_t>({3, 9, -1}) == -1);
}

// Of a million numbers, too, which the reduction takes in chunks.
TEST_CASE("a fold has the bits of a reduction over all axes") {
    for (const std::size_t size : {1U, 15U, 128U, 1000U, 12345U, 1000000U}) {
        std::vector<float> x(size);
        for (std::size_t i = 0; i < size; ++i) x[i] = static_cast<float>((i * 2654435761U) % 1000003U) / 7.0F;
        CHECK(folded<Sum, float>(x) == reduced<Sum, float>(x));
        CHECK(folded<Max, float>(x) == reduced<Max, float>(x));
    }
}
