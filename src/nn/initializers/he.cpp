#include "xgrad/nn/initializers/he.hpp"

#include <cmath>

namespace xgrad::nn {

Fields<He> He::fields() {
    return {"He", "keeps the variance of signals through layers of ReLU",
            field("distribution", &He::distribution).help("normal or uniform"),
            field("fan", &He::fan).help("in: keeps the variance of signals; out: that of gradients")};
}

Array He::operator()(const Shape& shape, Fans fans, const RandomStream& random) const {
    return draw(distribution, std::sqrt(2 / static_cast<double>(fan == HeFan::in ? fans.in : fans.out)),
                shape, random);
}

}  // namespace xgrad::nn
