#pragma once

#include "data/raw_array.hpp"

#include <string>
#include <string_view>

namespace xgrad::data {

bool is_idx(std::string_view bytes);

// The array in an IDX file. Throws DataError, which begins with the name, for bytes that are none.
RawArray parse_idx(std::string_view bytes, const std::string& name, Extent extent = Extent::whole);

}  // namespace xgrad::data
