#pragma once

#include "xgrad/data/format.hpp"
#include "xgrad/data/formats/array_files.hpp"
#include "xgrad/data/target_type.hpp"

#include <cstdint>
#include <optional>

namespace xgrad::data {

/// Arrays in IDX files, as MNIST comes: whole or real numbers of any of the six types; packed by gzip or not.
/// Inputs [N, ...] keep their shape ([N] becomes [N, 1]); pixels are the numbers 0 to 255 until a step scales them.
/// Source of the format: LeCun, Cortes and Burges, the MNIST database.
struct Idx {
    ArrayFiles train = {};
    std::optional<ArrayFiles> test = {};
    TargetType target_type = TargetType::automatic;
    std::optional<std::int64_t> classes = {};  ///< how many there are; none: up to the largest training label

    Sets read(const ReadContext& context) const;
    static Fields<Idx> fields();
};

}  // namespace xgrad::data
