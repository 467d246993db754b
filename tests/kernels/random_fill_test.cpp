#include "kernels/random_fill.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/threads.hpp"

#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

template <class T> Array filled(const RandomStream& stream, std::int64_t size) {
    return same_for_any_threads([&](Workers& workers) {
        Array y({size}, dtype_of<T>());
        kernels::fill_uniform(stream, y.values<T>().data(), size, workers);
        return y;
    });
}

}  // namespace

TEST_CASE("element i is draw i, whatever the length and the number of threads") {
    const RandomStream stream(5, "mask");
    const Array x = filled<double>(stream, 20000);
    std::int64_t wrong = 0;
    for (std::int64_t i = 0; i < x.size(); ++i)
        wrong += x.at(i) == stream.uniform(static_cast<std::uint64_t>(i)) ? 0 : 1;
    CHECK(wrong == 0);
    CHECK(filled<double>(stream, 0).size() == 0);
}

TEST_CASE("a float is its draw rounded down to 24 bits, so that none becomes 1") {
    const RandomStream stream(5, "mask");
    const Array x = filled<float>(stream, 20000);
    std::int64_t wrong = 0;
    for (std::int64_t i = 0; i < x.size(); ++i)
        wrong +=
            x.at(i) == std::floor(stream.uniform(static_cast<std::uint64_t>(i)) * 0x1p24) * 0x1p-24 ? 0 : 1;
    CHECK(wrong == 0);
}
