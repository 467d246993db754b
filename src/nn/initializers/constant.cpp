#include "xgrad/nn/initializers/constant.hpp"

#include <algorithm>

namespace xgrad::nn {

Fields<Constant> Constant::fields() {
    return Fields<Constant>{"Constant", "all the same number",
                            field("value", &Constant::value).required().help("the number")}
        .for_example(R"({"type": "Constant", "value": 0.1})");
}

Array Constant::operator()(const Shape& shape, Fans, const RandomStream&) const {
    Array array(shape, Dtype::float64);
    std::ranges::fill(array.values<double>(), value);
    return array;
}

}  // namespace xgrad::nn
