#include "xgrad/kernels/tile.hpp"

#include <cstring>

namespace xgrad::kernels::detail {

void apply_to_rest(TileFunction formula, std::span<const std::size_t> bytes, std::size_t output_bytes,
                   const std::byte* const* inputs, std::byte* output, std::size_t n) {
    const std::size_t done = n / lanes * lanes;
    alignas(lanes * widest) std::array<std::array<std::byte, lanes * widest>, most_inputs> copies{};
    std::array<const std::byte*, most_inputs> from{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::memcpy(copies[i].data(), inputs[i] + done * bytes[i], (n - done) * bytes[i]);
        from[i] = copies[i].data();
    }
    alignas(lanes * widest) std::array<std::byte, lanes * widest> result;
    formula(from.data(), result.data(), lanes);
    std::memcpy(output + done * output_bytes, result.data(), (n - done) * output_bytes);
}

}  // namespace xgrad::kernels::detail
