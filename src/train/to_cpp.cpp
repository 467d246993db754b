#include "xgrad/train/to_cpp.hpp"

#include "config/cpp_literal.hpp"
#include "config/cpp_writer.hpp"

#include <fmt/format.h>

namespace xgrad {
namespace {

constexpr std::size_t line_width = 110;
constexpr std::size_t indent = 4;

bool is_word_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// "make_two_layer" of "two-layer".
std::string function_name(const std::string& name) {
    std::string words;
    for (const char c : name) {
        if (is_word_letter(c)) words += c;
        else if (!words.empty() && words.back() != '_') words += '_';
    }
    if (words.ends_with('_')) words.pop_back();
    return "make_" + (words.empty() ? "model" : words);
}

// A literal that does not fit behind its member stands below it, in as many parts as it takes.
std::string below(const std::string& literal) {
    const std::string margin = "\n" + std::string(2 * indent, ' ');
    std::string text;
    const std::size_t width = line_width - 2 * indent;
    for (const std::string& part : config::cut_literal(literal, width, width - 1)) text += margin + part;
    return text;
}

std::string statement(const std::string& member, const config::CppText& value) {
    const std::string start = fmt::format("{:{}}experiment.{} =", "", indent, member);
    const bool too_long = start.size() + 1 + config::width_of(value.text) >= line_width;
    if (!value.braced && too_long) return start + below(value.text) + ";\n";
    return fmt::format("{} {};\n", start, config::lines(value, indent, start.size() + 1));
}

std::string folder_of(const Experiment& experiment) {
    if (experiment.folder.empty()) return "";
    return fmt::format("    // Where relative data paths are looked for too.\n    experiment.folder = {};\n",
                       config::cpp_literal(std::string_view(experiment.folder.string())));
}

constexpr std::string_view program = R"(// Trains the model of {origin}. Made by xgrad explain --cpp.
#include <xgrad/xgrad.hpp>

#include <cstdio>
#include <exception>

{function}
int main() try {{
    xgrad::Trainer trainer({name}());
    const xgrad::Summary summary = trainer.fit();
    for (const auto& [name, value] : summary.train) std::printf("train %s %.4f\n", name.c_str(), value);
    if (summary.test)
        for (const auto& [name, value] : *summary.test) std::printf("test %s %.4f\n", name.c_str(), value);
}} catch (const std::exception& error) {{
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}}
)";

}  // namespace

std::string to_cpp(Experiment experiment) {
    config::CppWriter writer("xgrad::");
    std::string statements;
    for (const config::CppItem& setting : writer.settings(record_of(experiment)))
        statements += statement(setting.member, setting.value);
    const std::string strangers =
        writer.strangers().empty()
            ? ""
            : fmt::format("// To be declared above: {}.\n", fmt::join(writer.strangers(), ", "));
    return fmt::format(
        "{}xgrad::Experiment {}() {{\n"
        "    using namespace xgrad;\n"
        "    Experiment experiment;\n"
        "{}{}"
        "    return experiment;\n"
        "}}\n",
        strangers, function_name(experiment.name), statements, folder_of(experiment));
}

std::string to_cpp_program(const Experiment& experiment, const std::string& origin) {
    return fmt::format(program, fmt::arg("origin", in_quotes(origin)),
                       fmt::arg("function", to_cpp(experiment)),
                       fmt::arg("name", function_name(experiment.name)));
}

}  // namespace xgrad
