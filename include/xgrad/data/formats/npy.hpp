#pragma once

#include "xgrad/data/format.hpp"
#include "xgrad/data/formats/array_files.hpp"
#include "xgrad/data/target_type.hpp"

#include <cstdint>
#include <optional>

namespace xgrad::data {

/// Arrays in NPY files, as numpy.save writes them: versions 1 to 3, any integer or real dtype up to 64 bits, either
/// byte order, C or Fortran order; packed by gzip or not. Inputs [N, ...] keep their shape ([N] becomes [N, 1]).
/// Source of the format: NumPy Enhancement Proposal 1.
struct Npy {
    ArrayFiles train = {};
    std::optional<ArrayFiles> test = {};
    TargetType target_type = TargetType::automatic;
    std::optional<std::int64_t> classes = {};  ///< how many there are; none: up to the largest training label

    Sets read(const ReadContext& context) const;
    static Fields<Npy> fields();
};

}  // namespace xgrad::data
