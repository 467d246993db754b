#include "kernels/map.hpp"

#include "xgrad/base/buffer.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace xgrad::kernels {
namespace {

constexpr std::int64_t tile_size = 512;     // with three expanded inputs of 8 bytes: 12 KB, well inside L1
constexpr std::int64_t block_size = 16384;  // what one thread takes at a time; shorter work is not shared out
constexpr std::size_t most_inputs = 3;

template <class Word> void repeat(const std::byte* value, std::int64_t count, std::byte* target) {
    Word word;
    std::memcpy(&word, value, sizeof word);
    std::fill_n(reinterpret_cast<Word*>(target), count, word);
}

void repeat(const std::byte* value, std::size_t bytes, std::int64_t count, std::byte* target) {
    if (bytes == 4) return repeat<std::uint32_t>(value, count, target);
    if (bytes == 8) return repeat<std::uint64_t>(value, count, target);
    repeat<std::uint8_t>(value, count, target);
}

}  // namespace

BroadcastReader::BroadcastReader(const Shape& from, const Shape& to, std::size_t element_bytes)
    : bytes_(element_bytes), direct_(from.size() == to.size()) {
    const Strides strides = broadcast_strides(from, to);
    std::vector<Axis> axes;  // innermost first, neighbours that step alike joined
    for (std::size_t axis = to.rank(); axis-- > 0;) {
        if (to[axis] == 1) continue;
        const bool joins = !axes.empty() && strides[axis] == axes.back().stride * axes.back().extent;
        if (joins) axes.back().extent *= to[axis];
        else axes.push_back({to[axis], strides[axis]});
    }
    if (axes.empty()) return;
    inner_ = axes.front();
    outer_.assign(axes.rbegin(), axes.rend() - 1);
}

std::int64_t BroadcastReader::offset(std::int64_t row) const {
    std::int64_t elements = 0;
    for (std::size_t axis = outer_.size(); axis-- > 0; row /= outer_[axis].extent)
        elements += row % outer_[axis].extent * outer_[axis].stride;
    return elements;
}

void BroadcastReader::read(const std::byte* source, std::int64_t first, std::int64_t count,
                           std::byte* target) const {
    while (count > 0) {
        const std::int64_t column = first % inner_.extent;
        const std::int64_t run = std::min(inner_.extent - column, count);
        const std::int64_t element = offset(first / inner_.extent) + column * inner_.stride;
        const std::byte* from = source + static_cast<std::size_t>(element) * bytes_;
        if (inner_.stride == 0) repeat(from, bytes_, run, target);
        else std::memcpy(target, from, static_cast<std::size_t>(run) * bytes_);
        target += static_cast<std::size_t>(run) * bytes_;
        first += run;
        count -= run;
    }
}

void Map::operator()(std::byte* const* operands, Workers& workers) const {
    const std::int64_t blocks = (size_ + block_size - 1) / block_size;
    workers.for_each_block(blocks, [&](std::int64_t block) {
        run_block(operands, block * block_size, std::min(size_, (block + 1) * block_size));
    });
}

void Map::run_block(std::byte* const* operands, std::int64_t first, std::int64_t last) const {
    alignas(Buffer::alignment) std::array<std::array<std::byte, tile_size * 8>, most_inputs> expanded;
    std::array<const std::byte*, most_inputs> inputs{};
    for (std::int64_t begin = first; begin < last; begin += tile_size) {
        const std::int64_t count = std::min(tile_size, last - begin);
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            inputs[i] = operands[i] + static_cast<std::size_t>(begin) * inputs_[i].element_bytes();
            if (inputs_[i].is_direct()) continue;
            inputs_[i].read(operands[i], begin, count, expanded[i].data());
            inputs[i] = expanded[i].data();
        }
        tile_(inputs.data(), operands[inputs_.size()] + static_cast<std::size_t>(begin) * output_bytes_,
              static_cast<std::size_t>(count));
    }
}

}  // namespace xgrad::kernels
