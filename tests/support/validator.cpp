#include "support/validator.hpp"

#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/run_command.hpp"
#include "support/source_tree.hpp"
#include "support/temp_folder.hpp"

namespace xgrad::tests {

std::vector<std::string> verdicts(const std::vector<std::string>& texts, const std::string& schema) {
    const TempFolder folder;
    std::vector<std::string> arguments{(source_folder() / "tests/data/validate.py").string(),
                                       folder.write("schema.json", schema).string()};
    for (std::size_t i = 0; i < texts.size(); ++i)
        arguments.push_back(folder.write(std::to_string(i) + ".json", texts[i]).string());
    const auto run = run_program("/usr/bin/python3", arguments);
    if (run.exit_code == 77) return {};
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    std::vector<std::string> answers;
    for (std::size_t at = 0; at < run.out.size(); at = run.out.find('\n', at) + 1)
        answers.push_back(run.out.substr(at, run.out.find(' ', at) - at));
    return answers;
}

}  // namespace xgrad::tests
