#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/table.hpp"
#include "xgrad/base/version.hpp"
#include "xgrad/train/plugin.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <new>
#include <stdexcept>

namespace {

using namespace xgrad;
using cli::ExitCode;

constexpr std::string_view no_memory =
    "there is not enough memory; make the layers, the mini-batch or the data smaller";
constexpr std::string_view closing = "Start with: xgrad train models/digits.json";

void print_error(const std::string& message) { cli::tell("{} {}\n", cli::red("error:"), message); }

// A problem in a file is printed as compilers do, file first, so that editors find it.
void print_error(const Error& error) {
    if (error.problem().place.empty()) print_error(std::string(error.what()));
    else cli::tell("{}\n", error.what());
}

bool is_command(std::string_view word) {
    const auto all = cli::commands();
    return std::any_of(all.begin(), all.end(),
                       [&](const cli::Command& command) { return command.name == word; });
}

ExitCode unknown_command(const std::string& word) {
    std::vector<std::string> names;
    for (const cli::Command& command : cli::commands()) names.emplace_back(command.name);
    const std::string nearest = nearest_name(word, names);
    print_error(nearest.empty()
                    ? fmt::format("unknown command \"{}\"; expected one of {}", word, fmt::join(names, ", "))
                    : fmt::format(R"(unknown command "{}"; did you mean "{}"?)", word, nearest));
    return ExitCode::bad_input;
}

// What nobody asked for: an option that is not there, or one argument too many.
std::string unexpected(const CLI::App& app, const std::string& word) {
    if (!word.starts_with('-')) return fmt::format("unexpected argument \"{}\"", word);
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options())
        if (option->nonpositional()) names.push_back(option->get_name());
    const std::string nearest = nearest_name(word.substr(0, word.find('=')), names);
    return fmt::format("unknown option \"{}\"{}", word,
                       nearest.empty() ? "" : fmt::format("; did you mean \"{}\"?", nearest));
}

// What is wrong with an option, or with its value.
std::string what_is_wrong(const CLI::App& app, const CLI::ParseError& error) {
    std::string text = error.what();  // which alone names the option
    const CLI::Option* option = app.get_option_no_throw(text.substr(0, text.find(':')));
    if (option == nullptr || dynamic_cast<const CLI::ArgumentMismatch*>(&error) == nullptr) return text;
    if (text.ends_with(" missing"))
        return fmt::format("{} has no value; expected {}", option->get_name(), option->get_type_name());
    return fmt::format("{} is given {} times; give it once", option->get_name(), option->count());
}

ExitCode report(const CLI::App& app, const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
        app.exit(error);  // help or version, on standard output
        return ExitCode::done;
    }
    const auto chosen = app.get_subcommands();
    const auto rest = app.remaining(true);
    if (chosen.empty() && !rest.empty() && !rest.front().starts_with('-'))
        return unknown_command(rest.front());
    const CLI::App& about = chosen.empty() ? app : *chosen.front();
    print_error(rest.empty() ? what_is_wrong(about, error) : unexpected(about, rest.front()));
    cli::tell("See: xgrad {}--help\n", chosen.empty() ? "" : chosen.front()->get_name() + " ");
    return ExitCode::bad_input;
}

ExitCode run(int argc, char** argv) {
    CLI::App app("xgrad trains neural networks described in JSON", "xgrad");
    app.require_subcommand(1);
    app.set_version_flag("--version", fmt::format("xgrad {}", version()), "print the version");
    app.footer(std::string(closing));
    std::vector<std::string> plugins;
    cli::Options(app).add_plugins(plugins);
    std::function<ExitCode()> chosen;
    for (const cli::Command& command : cli::commands()) {
        CLI::App* declared = app.add_subcommand(std::string(command.name), std::string(command.help));
        cli::Options options(*declared);
        declared->callback([&chosen, action = command.declare(options)] { chosen = action; });
        options.add_plugins(plugins);
    }
    if (argc == 1) {
        cli::tell("{}", app.help());
        return ExitCode::bad_input;
    }
    if (argv[1][0] != '-' && !is_command(argv[1])) return unknown_command(argv[1]);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return report(app, error);
    }
    for (const std::string& plugin : plugins) load_plugin(plugin);
    return chosen();
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const ExitCode code = run(argc, argv);
        if (std::fflush(stdout) == 0) return static_cast<int>(code);
        print_error(std::string("standard output cannot be written"));
        return static_cast<int>(ExitCode::failed);
    } catch (const RunError& error) {
        print_error(error);
        return static_cast<int>(ExitCode::failed);
    } catch (const Error& error) {
        print_error(error);
        return static_cast<int>(ExitCode::bad_input);
    } catch (const std::bad_alloc&) {
        print_error(std::string(no_memory));
        return static_cast<int>(ExitCode::bad_input);
    } catch (const std::length_error&) {
        print_error(std::string(no_memory));
        return static_cast<int>(ExitCode::bad_input);
    } catch (const std::exception& error) {
        print_error(std::string(error.what()));
        return static_cast<int>(ExitCode::failed);
    }
}
