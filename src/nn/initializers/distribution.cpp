#include "xgrad/nn/initializers/distribution.hpp"

#include <cmath>

namespace xgrad::nn {

// A uniform distribution from -a to a has the standard deviation a / sqrt(3).
Array draw(Distribution distribution, double deviation, const Shape& shape, const RandomStream& random) {
    Array array(shape, Dtype::float64);
    const double limit = std::sqrt(3.0) * deviation;
    std::uint64_t counter = 0;
    for (double& value : array.values<double>()) {
        value = distribution == Distribution::normal ? deviation * random.normal(counter)
                                                     : limit * (2 * random.uniform(counter) - 1);
        ++counter;
    }
    return array;
}

}  // namespace xgrad::nn
