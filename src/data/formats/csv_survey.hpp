#pragma once

#include "data/formats/csv_table.hpp"
#include "xgrad/data/encoding.hpp"
#include "xgrad/data/formats/csv.hpp"

namespace xgrad::data {

// How the table to learn from becomes arrays: which columns are numbers and which text, with the categories and
// classes that stand in them. Throws DataError for a column that is not there.
Encoding survey(const CsvTable& table, const Csv& settings);

}  // namespace xgrad::data
