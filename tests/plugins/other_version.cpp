// Built for another version (CMakeLists.txt), which shows in nothing but its stamp.
#include <xgrad/train/plugin.hpp>

XGRAD_PLUGIN {}
