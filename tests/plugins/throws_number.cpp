// Throws what nobody expects.
#include <xgrad/train/plugin.hpp>

XGRAD_PLUGIN { throw 7; }
