#include "xgrad/transform/products.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <fmt/format.h>

namespace xgrad::detail {

// Numbers and arrays among the vectors take their places in the graph.
std::vector<Var> Forward::placed_like(const std::vector<Var>& like, std::vector<Var> vectors) {
    if (like.size() != vectors.size())
        throw ShapeError(
            {.where = "derivative",
             .found = fmt::format("a vector of {} values", vectors.size()),
             .expected = fmt::format("{}, the structure that it is multiplied with", like.size())});
    for (std::size_t i = 0; i < like.size(); ++i) {
        Var& v = vectors[i];
        if (v.number() != nullptr) v = full(like[i], {}, *v.number());
        else if (v.array() != nullptr) v = like[i].graph().constant(*v.array());
    }
    return vectors;
}

}  // namespace xgrad::detail
