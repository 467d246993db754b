#include "kernels/map.hpp"

#include "kernels/blocks.hpp"
#include "xgrad/base/buffer.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace xgrad::kernels {
namespace {

constexpr std::size_t largest_tile = 4096;  // bytes; longer ones save no time in calls
constexpr std::size_t least_tile = 1024;
constexpr auto stretch = static_cast<std::int64_t>(Fold::stretch);
static_assert(least_tile >= Fold::stretch * sizeof(double));
constexpr std::size_t gap =
    320;  // bytes between tiles, so that they do not begin at the same place of a page

// What one thread takes at a time: so many applications of a formula.
constexpr std::int64_t block_work = 131072;
constexpr double block_microseconds = 5;

// Bytes of the innermost cache, which all tiles of a loop together may fill. No result depends on it.
std::size_t innermost_cache() {
    constexpr long usual = 32L * 1024;
    constexpr std::size_t room = (MapLoop::most_steps + MapLoop::most_inputs) * least_tile;
#ifdef _SC_LEVEL1_DCACHE_SIZE
    static const long known = sysconf(_SC_LEVEL1_DCACHE_SIZE);
#else
    constexpr long known = 0;
#endif
    return std::min(static_cast<std::size_t>(known > 0 ? known : usual), room);
}

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

std::size_t widest_element(const MapPlan& plan) {
    std::size_t bytes = plan.tile_element_bytes;
    for (const BroadcastReader& input : plan.inputs) bytes = std::max(bytes, input.element_bytes());
    for (const std::size_t output : plan.output_bytes) bytes = std::max(bytes, output);
    return bytes;
}

// The longest period that fits a tile: with tiles that are a multiple of it, a broadcast row looks the same in each.
std::int64_t longest_period(const MapPlan& plan, std::int64_t most) {
    std::int64_t longest = 1;
    for (const BroadcastReader& input : plan.inputs)
        if (!input.is_direct() && input.period() <= most) longest = std::max(longest, input.period());
    return longest;
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
    const auto moving =
        std::find_if(axes.rbegin(), axes.rend(), [](const Axis& axis) { return axis.stride != 0; });
    for (auto axis = moving; axis != axes.rend(); ++axis) period_ *= axis->extent;
    period_ = std::max<std::int64_t>(1, period_);  // of nothing
}

std::int64_t BroadcastReader::offset(std::int64_t row) const {
    std::int64_t elements = 0;
    for (std::size_t axis = outer_.size(); axis-- > 0; row /= outer_[axis].extent)
        elements += row % outer_[axis].extent * outer_[axis].stride;
    return elements;
}

void BroadcastReader::read(const std::byte* source, std::int64_t first, std::int64_t count,
                           std::byte* target) const {
    const std::int64_t once = std::min(period_, count);
    read_runs(source, first, once, target);
    for (std::int64_t done = once; done < count; done *= 2)
        std::memcpy(target + static_cast<std::size_t>(done) * bytes_, target,
                    static_cast<std::size_t>(std::min(done, count - done)) * bytes_);
}

void BroadcastReader::read_runs(const std::byte* source, std::int64_t first, std::int64_t count,
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

namespace {

// Halved until all tiles fit, those that inputs are expanded into too.
std::size_t tile_bytes(const MapPlan& plan) {
    const auto expanded = std::count_if(plan.inputs.begin(), plan.inputs.end(),
                                        [](const BroadcastReader& input) { return !input.is_direct(); });
    const std::size_t tiles = plan.tiles + static_cast<std::size_t>(expanded);
    std::size_t bytes = largest_tile;
    while (bytes > least_tile && tiles * bytes > innermost_cache()) bytes /= 2;
    return bytes;
}

}  // namespace

MapLoop::MapLoop(MapPlan plan) : plan_(std::move(plan)), tile_bytes_(tile_bytes(plan_)) {
    const auto most = static_cast<std::int64_t>(tile_bytes_ / widest_element(plan_));
    // Folds want whole stretches in each tile, more than broadcast rows want whole periods.
    const std::int64_t period = plan_.folds.empty() ? longest_period(plan_, most) : stretch;
    tile_size_ = most / period * period;
    for (const MapFold& fold : plan_.folds)
        partials_.push_back(std::make_shared<Buffer>(static_cast<std::size_t>(ceil_div(plan_.size, stretch)) *
                                                     fold.element_bytes));
    std::size_t next = plan_.tiles;
    for (const BroadcastReader& input : plan_.inputs) {
        fixed_.push_back(!input.is_direct() && tile_size_ % input.period() == 0);
        expanded_.push_back(input.is_direct() ? 0 : next++);
    }
    const auto formulas = static_cast<std::int64_t>(plan_.steps.size());
    block_size_ = std::max<std::int64_t>(8, block_work / (1 + formulas) / tile_size_) * tile_size_;
}

// One thread's stretch of the loop.
class MapLoop::Block {
public:
    Block(const MapLoop& loop, std::byte* const* operands, std::int64_t first)
        : loop_(loop), plan_(loop.plan_), operands_(operands) {
        for (std::size_t i = 0; i < plan_.steps.size(); ++i) calls_[i] = call(plan_.steps[i], first);
    }

    void run(std::int64_t first, std::int64_t last) {
        for (std::size_t i = 0; i < plan_.inputs.size(); ++i)
            if (loop_.fixed_[i]) read(i, first, std::min(loop_.tile_size_, last - first));
        for (std::int64_t begin = first; begin < last; begin += loop_.tile_size_)
            run_tile(begin, std::min(loop_.tile_size_, last - begin));
    }

private:
    // Where a formula reads or writes in the tile under way, and how far on that is in the next one.
    struct Cursor {
        std::byte* at;
        std::size_t advance;
    };

    struct Call {
        TileFunction formula;
        std::array<const std::byte*, 3> from;
        std::byte* to;
        std::array<std::size_t, 3> advance_from;
        std::size_t advance_to;
    };

    Call call(const MapStep& step, std::int64_t first) {
        const Cursor to = cursor(step.to, first);
        Call made{step.formula, {}, to.at, {}, to.advance};
        for (std::size_t i = 0; i < step.arity; ++i) {
            const Cursor from = cursor(step.from[i], first);
            made.from[i] = from.at;
            made.advance_from[i] = from.advance;
        }
        return made;
    }

    Cursor cursor(const MapPlace& place, std::int64_t first) {
        if (place.kind == MapPlace::Kind::tile) return {tile(place.index), 0};
        if (place.kind == MapPlace::Kind::partials) return partials(place.index, first);
        const bool is_input = place.kind == MapPlace::Kind::input;
        if (is_input && !plan_.inputs[place.index].is_direct())
            return {tile(loop_.expanded_[place.index]), 0};
        const std::size_t bytes =
            is_input ? plan_.inputs[place.index].element_bytes() : plan_.output_bytes[place.index];
        return {operands_[is_input ? place.index : plan_.inputs.size() + place.index] +
                    static_cast<std::size_t>(first) * bytes,
                static_cast<std::size_t>(loop_.tile_size_) * bytes};
    }

    Cursor partials(std::size_t fold, std::int64_t first) const {
        const std::size_t bytes = plan_.folds[fold].element_bytes;
        return {loop_.partials_[fold]->data() + static_cast<std::size_t>(first / stretch) * bytes,
                static_cast<std::size_t>(loop_.tile_size_ / stretch) * bytes};
    }

    void run_tile(std::int64_t first, std::int64_t count) {
        for (std::size_t i = 0; i < plan_.inputs.size(); ++i)
            if (!plan_.inputs[i].is_direct() && !loop_.fixed_[i]) read(i, first, count);
        for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
            Call& call = calls_[i];
            call.formula(call.from.data(), call.to, static_cast<std::size_t>(count));
            for (std::size_t j = 0; j < call.from.size(); ++j) call.from[j] += call.advance_from[j];
            call.to += call.advance_to;
        }
    }

    void read(std::size_t input, std::int64_t first, std::int64_t count) {
        plan_.inputs[input].read(operands_[input], first, count, tile(loop_.expanded_[input]));
    }

    std::byte* tile(std::size_t index) { return memory_.data() + index * (loop_.tile_bytes_ + gap); }

    const MapLoop& loop_;
    const MapPlan& plan_;
    std::byte* const* operands_;
    // Neither is cleared: only what is in use is ever touched.
    std::array<Call, most_steps> calls_;
    alignas(Buffer::alignment) std::array<std::byte, (most_steps + most_inputs) * (least_tile + gap)> memory_;
};

void MapLoop::operator()(std::byte* const* operands, Workers& workers) const {
    for_each_range(
        workers, plan_.size, block_size_,
        [&](std::int64_t first, std::int64_t last) { Block(*this, operands, first).run(first, last); },
        block_microseconds);
    std::byte* const* results = operands + plan_.inputs.size() + plan_.output_bytes.size();
    for (std::size_t i = 0; i < plan_.folds.size(); ++i) {
        const std::byte* partials = partials_[i]->data();
        plan_.folds[i].whole(&partials, results[i], static_cast<std::size_t>(ceil_div(plan_.size, stretch)));
    }
}

}  // namespace xgrad::kernels
