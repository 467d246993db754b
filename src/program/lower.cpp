#include "program/lower.hpp"

#include "kernels/map.hpp"

#include <cstring>

namespace xgrad {

Kernel lower(const Var& v) {
    const OpDef& op = v.op();
    if (op.runs_as != OpClass::map) return op.kernel(v);
    std::vector<kernels::BroadcastReader> inputs;
    for (std::size_t i = 0; i < v.input_count(); ++i)
        inputs.emplace_back(v.input(i).shape(), v.shape(), size_of(v.input(i).dtype()));
    return kernels::Map(op.tile[v.input(v.input_count() - 1).dtype()], std::move(inputs), v.size(),
                        size_of(v.dtype()));
}

Kernel copy_kernel(const Var& v) {
    const std::size_t bytes = static_cast<std::size_t>(v.size()) * size_of(v.dtype());
    return [bytes](std::byte* const* operands, Workers&) {
        if (bytes > 0) std::memcpy(operands[1], operands[0], bytes);
    };
}

}  // namespace xgrad
