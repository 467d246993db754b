#include "support/paths.hpp"

// The one file that is told where this build lies (tests/CMakeLists.txt), so that the others compile the same anywhere.
namespace xgrad::tests {

std::filesystem::path source_folder() { return XGRAD_SOURCE_FOLDER; }
std::filesystem::path command_path() { return XGRAD_COMMAND_PATH; }
std::filesystem::path examples_folder() { return XGRAD_EXAMPLES_FOLDER; }
std::filesystem::path plugins_folder() { return XGRAD_PLUGINS_FOLDER; }

}  // namespace xgrad::tests
