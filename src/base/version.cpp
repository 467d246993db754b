#include "xgrad/base/version.hpp"

namespace xgrad {

std::string_view version() { return XGRAD_VERSION; }

}  // namespace xgrad
