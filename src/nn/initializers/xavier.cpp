#include "xgrad/nn/initializers/xavier.hpp"

#include <cmath>

namespace xgrad::nn {

Fields<Xavier> Xavier::fields() {
    return {"Xavier", "keeps the variance of signals through layers of tanh or sigmoid",
            field("distribution", &Xavier::distribution).help("normal or uniform"),
            field("fan", &Xavier::fan).help("average: sqrt(2 / (in + out)); in: the textbook's 1 / sqrt(in)"),
            field("gain", &Xavier::gain).above(0).help("factor of the standard deviation")};
}

Array Xavier::operator()(const Shape& shape, Fans fans, const RandomStream& random) const {
    const auto connections =
        fan == XavierFan::in ? static_cast<double>(fans.in) : 0.5 * static_cast<double>(fans.in + fans.out);
    return draw(distribution, gain / std::sqrt(connections), shape, random);
}

}  // namespace xgrad::nn
