#include "xgrad/nn/initializers/normal.hpp"

#include "xgrad/nn/initializers/distribution.hpp"

namespace xgrad::nn {

Fields<Normal> Normal::fields() {
    return {"Normal", "normal with mean and standard deviation as said",
            field("std", &Normal::std).at_least(0).help("standard deviation"),
            field("mean", &Normal::mean).help("mean")};
}

Array Normal::operator()(const Shape& shape, Fans, const RandomStream& random) const {
    Array array = draw(Distribution::normal, std, shape, random);
    for (double& value : array.values<double>()) value += mean;
    return array;
}

}  // namespace xgrad::nn
