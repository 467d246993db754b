#include "xgrad/data/formats/npy.hpp"

#include "data/formats/npy_array.hpp"
#include "data/formats/read_arrays.hpp"

namespace xgrad::data {

Fields<Npy> Npy::fields() {
    return array_fields<Npy>("npy", "arrays in NPY files, as numpy.save writes them");
}

Sets Npy::read(const ReadContext& context) const {
    return read_arrays({train, test, target_type, classes}, context, parse_npy);
}

}  // namespace xgrad::data
