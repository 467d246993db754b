#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/data/encoding.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>

namespace xgrad::data {

/// New examples, read as the training data was. CSV, NPY or IDX, known by its content, packed by gzip or not.
/// The columns of CSV are found by the names in its header, others are ignored; without a header, a row has the
/// inputs in the order of training, or all columns of the training table if that had no header either.
/// Returns the inputs before preprocessing, [N, ...]. Throws FileError, or DataError with the place, for data that
/// cannot be used: a column that is missing, a cell that is no number, a category that training did not have.
Array read_inputs(const std::filesystem::path& path, const Encoding& encoding, Dtype dtype);
/// The same from a stream, standard input say; errors call it by the name.
Array read_inputs(std::istream& stream, const std::string& name, const Encoding& encoding, Dtype dtype);

}  // namespace xgrad::data
