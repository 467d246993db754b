#pragma once

#include "xgrad/kernels/isa.hpp"

#include <vector>

namespace xgrad::tests {

/// The instruction sets that loops are compiled for and the processor has.
inline std::vector<kernels::Isa> sets_at_hand() {
    using kernels::Isa;
    std::vector<Isa> sets;
    for (const Isa isa : {Isa::baseline, Isa::avx2, Isa::avx512})
        if (isa <= kernels::best_isa()) sets.push_back(isa);
    return sets;
}

}  // namespace xgrad::tests
