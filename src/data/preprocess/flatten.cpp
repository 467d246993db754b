#include "xgrad/data/preprocess/flatten.hpp"

namespace xgrad::data {

Fields<Flatten> Flatten::fields() { return {"Flatten", "lays all axes of an example's inputs into one"}; }

Dataset Flatten::apply(const Dataset& set, const State&) const {
    Dataset result = set;
    Array& inputs = *result.find(inputs_column);
    inputs = inputs.reshaped({inputs.shape()[0], inputs.shape().without_axis(0).size()});
    return result;
}

}  // namespace xgrad::data
