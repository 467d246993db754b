#include "xgrad/nn/initializers/uniform.hpp"

#include <fmt/format.h>

namespace xgrad::nn {
namespace {

std::optional<Problem> check_range(const Uniform& range) {
    if (range.low <= range.high) return std::nullopt;
    return Problem{.found = fmt::format("the range from {} to {}", range.low, range.high),
                   .expected = R"("low" at most "high")"};
}

}  // namespace

Fields<Uniform> Uniform::fields() {
    return Fields<Uniform>{"Uniform", "uniform from low to high",
                           field("low", &Uniform::low).help("the lowest value"),
                           field("high", &Uniform::high).help("the highest value")}
        .checked(check_range);
}

Array Uniform::operator()(const Shape& shape, Fans, const RandomStream& random) const {
    Array array(shape, Dtype::float64);
    std::uint64_t counter = 0;
    for (double& value : array.values<double>()) value = low + (high - low) * random.uniform(counter++);
    return array;
}

}  // namespace xgrad::nn
