// Every code block in README and docs runs: sh blocks as commands, json blocks as models, cpp blocks as parts of examples.
#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/run_command.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/train/sweep_plan.hpp"
#include "xgrad/train/trainer.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>
#include <sstream>

using namespace xgrad;

namespace {

namespace fs = std::filesystem;

struct Block {
    std::string language;
    std::string text;
};

std::vector<Block> blocks_of(const fs::path& page) {
    std::vector<Block> blocks;
    std::istringstream lines(tests::read_file(page));
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        const bool fence = line.rfind("```", 0) == 0;
        if (fence && !inside) blocks.push_back({line.substr(3), ""});
        else if (!fence && inside) blocks.back().text += line + "\n";
        if (fence) inside = !inside;
    }
    return blocks;
}

std::vector<fs::path> pages() {
    std::vector<fs::path> found{tests::source_folder() / "README.md",
                                tests::source_folder() / "CONTRIBUTING.md"};
    for (const auto& entry : fs::directory_iterator(tests::source_folder() / "docs"))
        if (entry.path().extension() == ".md") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string> words_of(const std::string& line) {
    std::vector<std::string> words;
    std::istringstream in(line);
    for (std::string word; in >> word && word[0] != '#';) words.push_back(word);
    return words;
}

// ./dev's own commands build the project; the tests are part of what they do, so they are not run again here.
bool builds(const std::string& command) {
    return std::set<std::string>{"test", "build", "format", "lint", "help", "benchmarks"}.contains(command);
}

void run_line(const std::string& line, const fs::path& folder) {
    const std::vector<std::string> words = words_of(line);
    if (words.empty() || words[0] == "git" || words[0] == "cd") return;
    CAPTURE(line);
    REQUIRE(words[0] == "./dev");
    if (builds(words.at(1))) return;
    const auto run = tests::run_xgrad({words.begin() + 1, words.end()}, {.folder = folder});
    CHECK(run.err.find("error") == std::string::npos);
    CHECK(run.exit_code == 0);
}

// Code without its indentation, so that an excerpt may stand at another level than in its file.
std::string squeezed(const std::string& text) {
    std::string result;
    for (const char c : text)
        if (c != ' ' && c != '\t' && c != '\n') result += c;
    return result;
}

bool stands_in_an_example(const std::string& code) {
    const auto examples = fs::recursive_directory_iterator(tests::source_folder() / "examples");
    return std::any_of(begin(examples), end(examples), [&](const fs::directory_entry& entry) {
        return entry.path().extension() == ".cpp" &&
               squeezed(tests::read_file(entry.path())).find(squeezed(code)) != std::string::npos;
    });
}

// By which Markdown's readers find the headings: lower case, hyphens for blanks, no other punctuation.
std::set<std::string> anchors_of(const std::string& text) {
    std::set<std::string> anchors;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] != '#') continue;
        std::string anchor;
        for (const char c : line.substr(line.find(' ') + 1)) {
            if (c == ' ') anchor += '-';
            else if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-')
                anchor += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
        anchors.insert(anchor);
    }
    return anchors;
}

}  // namespace

TEST_CASE("every command in the docs runs") {
    for (const fs::path& page : pages()) {
        CAPTURE(page.string());
        const tests::TempFolder folder;
        for (const char* part : {"models", "data"})
            fs::create_directory_symlink(tests::source_folder() / part, folder / part);
        for (const Block& block : blocks_of(page)) {
            if (block.language != "sh") continue;
            std::istringstream lines(block.text);
            for (std::string line; std::getline(lines, line);) run_line(line, folder.path());
        }
    }
}

TEST_CASE("every JSON model and sweep in the docs builds") {
    for (const fs::path& page : pages())
        for (const Block& block : blocks_of(page)) {
            if (block.language != "json") continue;
            CAPTURE(page.string(), block.text);
            const std::string data_root = (tests::source_folder() / "data").string();
            if (block.text.find("\"vary\"") != std::string::npos) {
                Sweep sweep = sweep_from_json(block.text, page.filename().string());
                sweep.folder = tests::source_folder() / "models";
                CHECK(plan(sweep, data_root).findings.errors.empty());
                continue;
            }
            Experiment experiment = from_json(block.text, page.filename().string());
            CHECK_NOTHROW(Trainer(experiment, data_root));
        }
}

TEST_CASE("every piece of C++ in the docs is part of an example that runs") {
    for (const fs::path& page : pages())
        for (const Block& block : blocks_of(page)) {
            if (block.language != "cpp") continue;
            CAPTURE(page.string(), block.text);
            CHECK(stands_in_an_example(block.text));
        }
}

TEST_CASE("the docs know no other kind of block") {
    const std::set<std::string> known{"sh", "json", "cpp", "text"};
    for (const fs::path& page : pages())
        for (const Block& block : blocks_of(page)) {
            CAPTURE(page.string());
            CHECK(known.count(block.language) == 1);
        }
}

TEST_CASE("links between the project's pages lead somewhere") {
    for (const fs::path& page : pages()) {
        const std::string text = tests::read_file(page);
        for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
            const std::string target = text.substr(at + 2, text.find_first_of(")#", at + 2) - at - 2);
            if (target.empty() || target.find("://") != std::string::npos ||
                target.find(' ') != std::string::npos)
                continue;
            CAPTURE(page.string(), target);
            CHECK(fs::exists(page.parent_path() / target));
        }
    }
}

TEST_CASE("links within a page lead to one of its headings") {
    for (const fs::path& page : pages()) {
        const std::string text = tests::read_file(page);
        const std::set<std::string> known = anchors_of(text);
        for (std::size_t at = text.find("](#"); at != std::string::npos; at = text.find("](#", at + 1)) {
            const std::string anchor = text.substr(at + 3, text.find(')', at) - at - 3);
            CAPTURE(page.string(), anchor);
            CHECK(known.count(anchor) == 1);
        }
    }
}
