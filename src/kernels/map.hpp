#pragma once

#include "xgrad/base/buffer.hpp"
#include "xgrad/base/shape.hpp"
#include "xgrad/base/workers.hpp"
#include "xgrad/kernels/fold.hpp"
#include "xgrad/kernels/tile.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace xgrad::kernels {

/// An input that is read as if it had the loop's shape: how to copy a run of it into a tile.
class BroadcastReader {
public:
    BroadcastReader(const Shape& from, const Shape& to, std::size_t element_bytes);

    /// Whether it stands in memory just as it is read, so that nothing need be copied.
    bool is_direct() const { return direct_; }
    std::size_t element_bytes() const { return bytes_; }
    /// The number of elements after which what is read begins again.
    std::int64_t period() const { return period_; }
    /// Copies elements first ... first + count - 1, in the loop's row-major order.
    void read(const std::byte* source, std::int64_t first, std::int64_t count, std::byte* target) const;

private:
    struct Axis {
        std::int64_t extent;
        std::int64_t stride;
    };
    std::int64_t offset(std::int64_t row) const;
    void read_runs(const std::byte* source, std::int64_t first, std::int64_t count, std::byte* target) const;

    std::vector<Axis> outer_;  // outermost first
    Axis inner_{1, 0};
    std::size_t bytes_;
    std::int64_t period_ = 1;
    bool direct_;
};

/// Where a formula of a map loop reads or writes; to a fold's partials it only writes.
struct MapPlace {
    enum class Kind { input, tile, output, partials };
    Kind kind;
    std::size_t index;
};

/// One formula of a map loop.
struct MapStep {
    TileFunction formula;
    std::array<MapPlace, 3> from;
    std::size_t arity;
    MapPlace to;
};

/// A fold of a value of a map loop. The step that computes its partials is one of the loop's.
struct MapFold {
    TileFunction whole;
    std::size_t element_bytes;
};

/// Formulas that are applied one after the other to a stretch of elements while it is in the innermost cache: what only
/// they need of each other stays there, in tiles.
struct MapPlan {
    std::int64_t size = 0;  ///< elements of each output, and of each input as it is read
    std::vector<BroadcastReader> inputs = {};
    std::vector<std::size_t> output_bytes = {};  ///< of an element of each output
    std::vector<MapFold> folds = {};
    std::vector<MapStep> steps = {};
    std::size_t tiles = 0;
    std::size_t tile_element_bytes = 1;  ///< of the widest elements that a tile holds
};

/// A map plan made ready to run.
class MapLoop {
public:
    static constexpr std::size_t most_steps = 64;   ///< of a plan, and so of its tiles and outputs
    static constexpr std::size_t most_inputs = 32;  ///< of a plan

    explicit MapLoop(MapPlan plan);

    /// operands: the inputs' memory, then the outputs', then the folds' results. An output may stand where a direct input
    /// does that no later step than the one that writes the output reads.
    void operator()(std::byte* const* operands, Workers& workers) const;

private:
    class Block;

    MapPlan plan_;
    std::size_t tile_bytes_;
    std::int64_t tile_size_ = 1;  // elements
    std::int64_t block_size_ = 1;
    std::vector<std::shared_ptr<Buffer>> partials_;  // by fold
    std::vector<bool> fixed_;                        // by input: the same in every tile, so read once a block
    std::vector<std::size_t> expanded_;  // by input that is not direct: the tile that it is copied to
};

}  // namespace xgrad::kernels
