// Nothing is left out: every unit has its test, every type of every table its test and its place in the reference, and no
// file grows beyond what a reader can hold.
#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/source_tree.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/data/data.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/searches.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

using namespace xgrad;
using tests::files_below;
using tests::lines_of;

namespace {

namespace fs = std::filesystem;

// "include/xgrad/graph/op.hpp" and "src/graph/op.cpp" -> "tests/graph/op_test.cpp"
std::string test_of(std::string file) {
    for (const std::string folder : {"include/", "src/", "xgrad/"})
        if (file.starts_with(folder)) file.erase(0, folder.size());
    return "tests/" + file.substr(0, file.rfind('.')) + "_test.cpp";
}

bool is_code(const std::string& line) {
    static const std::regex beside_code(R"(\s*(#.*|//.*)?)");
    return !std::regex_match(line, beside_code);
}

// A header that only gathers others has nothing of its own to test.
bool has_code(const std::string& file) {
    const std::vector<std::string> lines = lines_of(file);
    return std::any_of(lines.begin(), lines.end(), is_code);
}

std::vector<std::string> units() {
    std::vector<std::string> files = files_below("src", ".cpp");
    for (const std::string& header : files_below("include", ".hpp"))
        if (has_code(header)) files.push_back(header);
    return files;
}

const std::vector<const AnyTable*>& tables() {
    static const std::vector<const AnyTable*> all = {
        &nn::layers(),        &nn::losses(),    &nn::metrics(),          &nn::initializers(),
        &optim::optimizers(), &data::formats(), &data::synthetic_sets(), &data::preprocessing(),
        &data::samplers(),    &searches()};
    return all;
}

std::string text_of_all_tests() {
    std::string text;
    for (const std::string& file : files_below("tests", "_test.cpp"))
        text += tests::read_file(tests::source_folder() / file);
    return text;
}

bool has_word(const std::string& text, const std::string& word) {
    const auto letter = [&](std::size_t at) {
        return at < text.size() &&
               (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
    };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if (!letter(at - 1) && !letter(at + word.size())) return true;
    return false;
}

}  // namespace

TEST_CASE("every unit has a test of its name") {
    REQUIRE(units().size() > 100);
    for (const std::string& unit : units()) {
        INFO(unit << " has no " << test_of(unit));
        CHECK(fs::exists(tests::source_folder() / test_of(unit)));
    }
}

TEST_CASE("no file that we write has more than 400 lines") {
    for (const std::string folder : {"src", "include", "tests", "examples"})
        for (const std::string ending : {".cpp", ".hpp"})
            for (const std::string& file : files_below(folder, ending)) {
                const std::vector<std::string> lines = lines_of(file);
                if (!lines.empty() && lines.front().starts_with("// Made by:")) continue;
                INFO(file);
                CHECK(lines.size() <= 400);
            }
}

TEST_CASE("every type of every table has its heading in the reference") {
    const std::vector<std::string> reference = lines_of("docs/reference.md");
    for (const AnyTable* table : tables())
        for (const TableEntry& entry : table->entries()) {
            INFO(table->role() << " " << entry.name);
            CHECK(std::find(reference.begin(), reference.end(), "### " + entry.name) != reference.end());
        }
}

TEST_CASE("every type of every table is named in some test") {
    const std::string text = text_of_all_tests();
    for (const AnyTable* table : tables())
        for (const TableEntry& entry : table->entries()) {
            INFO(table->role() << " " << entry.name);
            CHECK(has_word(text, entry.name));
        }
}
