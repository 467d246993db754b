#pragma once

#include "xgrad/data/format.hpp"
#include "xgrad/data/synthetic.hpp"
#include "xgrad/data/synthetic/kinds.hpp"

#include <cstdint>

namespace xgrad::data {

/// Data made up at each run, the same for the same settings.
struct Synthetic {
    SyntheticKind kind = Spiral{};
    std::int64_t samples = 300;
    std::uint64_t seed = 1;  ///< of the data alone

    static Fields<Synthetic> fields();
    Sets read(const ReadContext& context) const;
};

}  // namespace xgrad::data
