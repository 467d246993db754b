#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

// How commands declare what they take. Only the source file includes CLI11, which is long to compile.
namespace xgrad::cli {

/// An option, flag or argument just declared, and what more there is to say of it.
class Option {
public:
    explicit Option(CLI::Option& option) : option_(&option) {}

    /// What the help calls its value: FILE.
    Option& type(const std::string& name);
    /// The command is not run without it.
    Option& required();
    /// The number is from least to most.
    Option& between(int least, int most);
    /// The number is above 0, and the help shows its default.
    Option& positive();
    /// The value is one of the words.
    Option& one_of(const std::vector<std::string>& words);
    /// The two do not go together.
    Option& excludes(const Option& other);

private:
    CLI::Option* option_;
};

/// What one command takes. A name with dashes is an option's, one without an argument's. Each value lives until the
/// command line is parsed, and keeps what it has if the command line does not give it.
class Options {
public:
    explicit Options(CLI::App& app) : app_(&app) {}

    /// Text, which may not be empty.
    Option add(const std::string& name, std::string& value, const std::string& help);
    /// Texts, one each time the option is given.
    Option add(const std::string& name, std::vector<std::string>& values, const std::string& help);
    Option add(const std::string& name, int& value, const std::string& help);
    Option add(const std::string& name, std::size_t& value, const std::string& help);
    Option add(const std::string& name, double& value, const std::string& help);
    /// A flag: it takes no value.
    Option add(const std::string& name, bool& value, const std::string& help);

    /// --data-root: where data files are looked for first.
    void add_data_root(std::string& folder);
    /// --set: values in place of the config's.
    void add_overrides(std::vector<std::string>& assignments);
    /// --threads
    void add_threads(int& threads);
    /// --plugin, which adds to the files.
    void add_plugins(std::vector<std::string>& files);

    /// Ends the help: what the command does, in lines of at most 120 characters.
    void footer(const std::string& text);

private:
    CLI::App* app_;
};

/// Options of every command that runs a model on data.
struct RunOptions {
    std::string data_root = {};
    int threads = 0;
    bool json = false;

    /// Declares --data-root, --threads and --json.
    void declare(Options& options);
};

/// Prints the object, indented, to standard output.
void print(const nlohmann::ordered_json& object);

}  // namespace xgrad::cli
