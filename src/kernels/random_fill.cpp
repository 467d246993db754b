#include "kernels/random_fill.hpp"

#include "base/philox.hpp"
#include "kernels/blocks.hpp"
#include "xgrad/kernels/isa.hpp"

namespace xgrad::kernels {
namespace {

constexpr double nanoseconds_a_number = 2;
constexpr std::int64_t numbers_per_block = elements_per_block / 4;

template <class T> T uniform(std::uint64_t bits);
template <> float uniform<float>(std::uint64_t bits) { return static_cast<float>(bits >> 40U) * 0x1p-24F; }
template <> double uniform<double>(std::uint64_t bits) { return to_unit(bits); }

}  // namespace

template <class T> void fill_uniform(const RandomStream& stream, T* y, std::int64_t size, Workers& workers) {
    const std::uint64_t seed = stream.seed();
    const std::uint64_t number = stream.stream();
    for_each_range(
        workers, size, numbers_per_block,
        [&](std::int64_t first, std::int64_t last) {
            run_on(best_isa(), [=] {
                for (std::int64_t i = first; i < last; ++i)
                    y[i] = uniform<T>(philox(seed, number, static_cast<std::uint64_t>(i)).first);
            });
        },
        nanoseconds_a_number * numbers_per_block / 1e3);
}

template void fill_uniform(const RandomStream&, float*, std::int64_t, Workers&);
template void fill_uniform(const RandomStream&, double*, std::int64_t, Workers&);

}  // namespace xgrad::kernels
