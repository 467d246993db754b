// Asks for a function that this xgrad has not; built for this version, and for another one (CMakeLists.txt).
#include <xgrad/train/plugin.hpp>

namespace xgrad {
void gone_since();
}

XGRAD_PLUGIN { xgrad::gone_since(); }
