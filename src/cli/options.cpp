#include "cli/options.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace xgrad::cli {

void RunOptions::declare(CLI::App& app) {
    add_data_root(app, data_root);
    app.add_option("--threads", threads,
                   "threads to use; they change no bit of the result (default: one for each core)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    app.add_flag("--json", json, "print the result as JSON");
}

void add_data_root(CLI::App& app, std::string& folder) {
    app.add_option("--data-root", folder,
                   "folder in which relative data paths are looked for first (then in $XGRAD_DATA, the "
                   "project's data folder, the config's folder, the working folder)")
        ->type_name("FOLDER")
        ->check(not_empty());
}

void add_overrides(CLI::App& app, std::vector<std::string>& assignments) {
    app.add_option("--set", assignments,
                   "override a value of the config by its path: training.epochs=3 (any number of times)")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
}

void add_plugins(CLI::App& app, std::vector<std::string>& files) {
    const auto add = [&files](const std::vector<std::string>& more) {
        files.insert(files.end(), more.begin(), more.end());
    };
    app.add_option_function<std::vector<std::string>>(
           "--plugin", add,
           "a shared library with layers, optimizers, ... of your own that the config may name (any number "
           "of times)")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->check(not_empty());
}

CLI::Validator not_empty() {
    const auto fault = [](const std::string& text) -> std::string {
        return text.empty() ? "is empty; give it a value or leave it out" : "";
    };
    return {fault, ""};
}

nlohmann::ordered_json to_json(const Figures& figures) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const auto& [name, value] : figures) object[name] = value;
    return object;
}

void print(const nlohmann::ordered_json& object) { fmt::print("{}\n", object.dump(2)); }

}  // namespace xgrad::cli
