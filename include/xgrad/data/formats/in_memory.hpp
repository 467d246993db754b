#pragma once

#include "xgrad/data/format.hpp"

namespace xgrad::data {

/// Stands, in the config in full of an experiment without a format, for data that a C++ program has in memory and gives to
/// its Trainer. There is nothing to read.
struct InMemory {
    /// Throws DataError.
    Sets read(const ReadContext& context) const;
    static Fields<InMemory> fields();
};

}  // namespace xgrad::data
