#include "xgrad/data/formats/idx.hpp"

#include "data/formats/idx_array.hpp"
#include "data/formats/read_arrays.hpp"

namespace xgrad::data {

Fields<Idx> Idx::fields() {
    return array_fields<Idx>("idx", "arrays in IDX files, as MNIST comes, packed by gzip or not");
}

Sets Idx::read(const ReadContext& context) const {
    return read_arrays({train, test, target_type, classes}, context, parse_idx);
}

}  // namespace xgrad::data
