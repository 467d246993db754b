#include "xgrad/nn/initializers/he.hpp"

#include <cmath>

namespace xgrad::nn {

Fields<He> He::fields() {
    return {"He", "keeps the variance of signals through layers of ReLU",
            field("distribution", &He::distribution).help("normal or uniform"),
            field("fan", &He::fan).help("in: keeps the variance of signals; out: that of gradients"),
            field("gain", &He::gain).above(0).help("factor of the standard deviation; sqrt(2) for ReLU")};
}

Array He::operator()(const Shape& shape, Fans fans, const RandomStream& random) const {
    const auto connections = static_cast<double>(fan == HeFan::in ? fans.in : fans.out);
    return draw(distribution, gain / std::sqrt(connections), shape, random);
}

}  // namespace xgrad::nn
