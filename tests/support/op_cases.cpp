#include "support/op_cases.hpp"

#include <array>
#include <cmath>

namespace xgrad::tests {
namespace {

Array argument(const Operand& operand, const Shape& shape, std::size_t sequence) {
    Array array(shape, Dtype::float64);
    std::int64_t i = 0;
    for (double& value : array.values<double>())
        value = operand.low + (operand.high - operand.low) * spread(i++, sequence);
    if (operand.dtype == Dtype::float64) return array;
    for (double& value : array.values<double>()) value = std::floor(value);
    return array.as(operand.dtype);
}

}  // namespace

Operand numbers(double low, double high) { return {.low = low, .high = high}; }
Operand places(std::int64_t bound) {
    return {.dtype = Dtype::int64, .low = 0, .high = static_cast<double>(bound)};
}
Operand conditions() { return {.dtype = Dtype::boolean, .low = 0, .high = 2}; }

double spread(std::int64_t i, std::size_t sequence) {
    static constexpr std::array steps = {0.6180339887498949, 0.4142135623730951, 0.7320508075688772,
                                         0.2360679774997898};
    const double multiple = static_cast<double>(i + 1) * steps.at(sequence);
    return multiple - std::floor(multiple);
}

Array spread_weights(const Shape& shape, Dtype dtype, std::size_t sequence) {
    Array array(shape, Dtype::float64);
    std::int64_t i = 0;
    for (double& value : array.values<double>()) {
        value = (0.5 + spread(i, sequence)) * (i % 3 == 1 ? -1 : 1);
        ++i;
    }
    return array.as(dtype);
}

std::string OpCase::op() const { return name.substr(0, name.find(',')); }

std::vector<Array> OpCase::arguments(const Shapes& of_shapes, Dtype dtype) const {
    std::vector<Array> result;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        const Array array = argument(operands[i], of_shapes.at(i), i);
        result.push_back(operands[i].dtype == Dtype::float64 ? array.as(dtype) : array);
    }
    return result;
}

const std::vector<OpCase>& op_cases() {
    static const std::vector<OpCase> all = [] {
        std::vector<OpCase> cases = map_cases();
        for (OpCase& more : array_cases()) cases.push_back(std::move(more));
        return cases;
    }();
    return all;
}

}  // namespace xgrad::tests
