#include "xgrad/data/preprocess/flatten.hpp"

namespace xgrad::data {

Fields<Flatten> Flatten::fields() { return {"Flatten", "lays all axes of an example's inputs into one"}; }

Dataset Flatten::apply(const Dataset& set, const State&) const {
    Dataset result = set;
    const Array& inputs = set.inputs();
    result.set(inputs_column, inputs.reshaped({inputs.shape()[0], inputs.shape().without_axis(0).size()}));
    return result;
}

}  // namespace xgrad::data
