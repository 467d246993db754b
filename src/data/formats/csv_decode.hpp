#pragma once

#include "data/formats/csv_table.hpp"
#include "xgrad/base/array.hpp"
#include "xgrad/data/encoding.hpp"

#include <cstddef>
#include <vector>

namespace xgrad::data {

// The rows of a table as arrays, by an encoding whose features or targets stand in those columns. Throws DataError,
// with line and column, for a cell that is not what the encoding expects.
Array decode_inputs(const CsvTable& table, const Encoding& encoding, const std::vector<std::size_t>& columns,
                    Dtype dtype);
// Labels, int64 [N], if the encoding has classes, else real numbers [N, columns].
Array decode_targets(const CsvTable& table, const Encoding& encoding, const std::vector<std::size_t>& columns,
                     Dtype dtype);

}  // namespace xgrad::data
