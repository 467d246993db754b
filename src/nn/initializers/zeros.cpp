#include "xgrad/nn/initializers/zeros.hpp"

namespace xgrad::nn {

Fields<Zeros> Zeros::fields() { return {"Zeros", "all 0"}; }

Array Zeros::operator()(const Shape& shape, Fans, const RandomStream&) const {
    return {shape, Dtype::float64};
}

}  // namespace xgrad::nn
