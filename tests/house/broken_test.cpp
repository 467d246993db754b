// Every message about a broken config, as files: tests/broken/NAME.json, and what `xgrad check NAME.json` prints in NAME.txt.
// To write the expected output anew, and then to read it: XGRAD_UPDATE=1 ./dev test -R "broken config"
#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/run_command.hpp"
#include "support/source_tree.hpp"
#include "support/temp_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace xgrad;

namespace {

namespace fs = std::filesystem;

// Without the paths of this machine.
std::string without_folder(std::string text, const std::string& folder) {
    for (std::size_t at = 0; (at = text.find(folder)) != std::string::npos;)
        text.replace(at, folder.size(), "HERE");
    return text;
}

}  // namespace

TEST_CASE("every broken config is answered as its file says, with exit code 2") {
    const fs::path folder = tests::source_folder() / "tests" / "broken";
    const auto configs = tests::files_below("tests/broken", ".json");
    CHECK(configs.size() >= 150);
    for (const std::string& config : configs) {
        const fs::path name = fs::path(config).filename();
        CAPTURE(name.string());
        const auto run = tests::run_xgrad({"check", name.string()},
                                          {.environment = {{"XGRAD_DATA", ""}}, .folder = folder});
        const std::string answer = without_folder(run.out + run.err, folder.string());
        fs::path expected = folder / name;
        expected.replace_extension(".txt");
        if (std::getenv("XGRAD_UPDATE") != nullptr) std::ofstream(expected) << answer;
        CHECK(run.exit_code == 2);
        CHECK(answer == tests::read_file(expected));
    }
}
