#pragma once

#include "data/raw_array.hpp"

#include <string>
#include <string_view>

namespace xgrad::data {

bool is_npy(std::string_view bytes);

// The array in an NPY file. Throws DataError, which begins with the name, for bytes that are none, and for an array of
// other things than integers or real numbers of up to 64 bits.
RawArray parse_npy(std::string_view bytes, const std::string& name, Extent extent = Extent::whole);

}  // namespace xgrad::data
