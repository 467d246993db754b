#include "cli/options.hpp"

#include "xgrad/config/dump.hpp"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace xgrad::cli {
namespace {

CLI::Validator not_empty() {
    const auto fault = [](const std::string& text) -> std::string {
        return text.empty() ? "is empty; give it a value or leave it out" : "";
    };
    return {fault, ""};
}

// The number that the whole text stands for.
template <class Number> std::optional<Number> number_in(const std::string& text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

CLI::Validator above_zero() {
    const auto fault = [](const std::string& text) -> std::string {
        const auto number = number_in<double>(text);
        const bool fits = number && *number > 0 && std::isfinite(*number);
        return fits ? "" : fmt::format("\"{}\" is no number above 0", text);
    };
    return {fault, ""};
}

CLI::Validator whole_number(int least, int most) {
    const auto fault = [=](const std::string& text) -> std::string {
        const auto number = number_in<int>(text);
        const bool is_plain = number && std::to_string(*number) == text;  // 010 might be read as octal
        const bool fits = is_plain && *number >= least && *number <= most;
        return fits ? "" : fmt::format("\"{}\" is no whole number from {} to {}", text, least, most);
    };
    return {fault, ""};
}

template <typename Value>
Option add_value(CLI::App& app, const std::string& name, Value& value, const std::string& help) {
    return Option(*app.add_option(name, value, help));
}

}  // namespace

Option& Option::type(const std::string& name) {
    option_->type_name(name);
    return *this;
}

Option& Option::required() {
    option_->required();
    return *this;
}

Option& Option::between(int least, int most) {
    option_->check(whole_number(least, most));
    return *this;
}

Option& Option::positive() {
    option_->check(above_zero())->capture_default_str();
    return *this;
}

Option& Option::one_of(const std::vector<std::string>& words) {
    option_->check(CLI::IsMember(words));
    return *this;
}

Option& Option::excludes(const Option& other) {
    option_->excludes(other.option_);
    return *this;
}

Option Options::add(const std::string& name, std::string& value, const std::string& help) {
    return Option(*app_->add_option(name, value, help)->check(not_empty()));
}

Option Options::add(const std::string& name, std::vector<std::string>& values, const std::string& help) {
    return Option(*app_->add_option(name, values, help)->allow_extra_args(false));
}

Option Options::add(const std::string& name, int& value, const std::string& help) {
    return add_value(*app_, name, value, help);
}

Option Options::add(const std::string& name, std::size_t& value, const std::string& help) {
    return add_value(*app_, name, value, help);
}

Option Options::add(const std::string& name, double& value, const std::string& help) {
    return add_value(*app_, name, value, help);
}

Option Options::add(const std::string& name, bool& value, const std::string& help) {
    return Option(*app_->add_flag(name, value, help));
}

void Options::add_data_root(std::string& folder) {
    add("--data-root", folder,
        "folder in which relative data paths are looked for first (then in $XGRAD_DATA, the project's data "
        "folder, the config's folder, the working folder)")
        .type("FOLDER");
}

void Options::add_overrides(std::vector<std::string>& assignments) {
    add("--set", assignments,
        "override a value of the config by its path: training.epochs=3 (any number of times)")
        .type("PATH=VALUE");
}

void Options::add_threads(int& threads) {
    add("--threads", threads, "threads to use; they change no bit of the result (default: one for each core)")
        .type("N")
        .between(1, 1024);
}

void Options::add_plugins(std::vector<std::string>& files) {
    const auto append = [&files](const std::vector<std::string>& more) {
        files.insert(files.end(), more.begin(), more.end());
    };
    app_->add_option_function<std::vector<std::string>>(
            "--plugin", append,
            "a shared library with layers, optimizers, ... of your own that the config may name (any number "
            "of times)")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->check(not_empty());
}

void Options::footer(const std::string& text) { app_->footer(text); }

void RunOptions::declare(Options& options) {
    options.add_data_root(data_root);
    options.add_threads(threads);
    options.add("--json", json, "print the result as JSON");
}

void print(const nlohmann::ordered_json& object) { fmt::print("{}\n", config::to_text(object, 2)); }

}  // namespace xgrad::cli
