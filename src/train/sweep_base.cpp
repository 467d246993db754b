#include "train/sweep_base.hpp"

#include "config/path.hpp"
#include "train/sweep_reading.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/compose.hpp"
#include "xgrad/config/override.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace xgrad {
namespace {

namespace fs = std::filesystem;
using config::LocatedJson;

[[noreturn]] void fail(const LocatedJson& base, Problem problem) {
    problem.place = to_string(base.place);
    problem.where = "base";
    throw ConfigError(std::move(problem));
}

// Of the file that names the base; a sweep may extend one of another folder.
fs::path folder_of(const Sweep& sweep) {
    const config::Place& place = sweep.base.place;
    const fs::path source = place.source && place.line > 0 ? fs::path(*place.source) : fs::path();
    return source.has_parent_path() ? source.parent_path() : sweep.folder;
}

SweepBase read_base_file(const LocatedJson& base, const fs::path& path) {
    try {
        return {config::read_file(path), path.parent_path()};
    } catch (const FileError& error) {
        fail(base, {.found = to_string(error.problem())});
    }
}

SweepBase read(const Sweep& sweep) {
    const LocatedJson& base = sweep.base;
    const fs::path folder = folder_of(sweep);
    if (base.is<std::string>() && !config::is_standard_input(base.get<std::string>()))
        return read_base_file(base, folder / base.get<std::string>());
    if (base.is<LocatedJson::Object>()) return {config::complete(base, folder), folder};
    fail(base, {.found = "no config", .expected = "the name of a config file in quotes, or a config"});
}

// An override of what varies would have no effect.
void require_fixed(const Sweep& sweep, const std::string& override) {
    const std::string_view path = std::string_view(override).substr(0, override.find('='));
    const auto refuse = [&](const std::string& varied) {
        if (config::is_within(path, varied) || config::is_within(varied, path))
            throw ConfigError({.place = "--set " + override,
                               .where = varied,
                               .found = "the sweep varies it",
                               .fix = "change it in the sweep file"});
    };
    for (const auto& [path_or_name, variation] : sweep.vary) {
        if (variation.cases.empty()) refuse(path_or_name);
        for (const auto& [name, values] : variation.cases)
            for (const auto& [varied, value] : values) refuse(varied);
    }
}

}  // namespace

SweepBase read_base(const Sweep& sweep) {
    SweepBase base = read(sweep);
    if (is_sweep(base.config))
        fail(sweep.base, {.found = "a sweep", .expected = "a config, which does not say what varies"});
    for (const std::string& override : sweep.overrides) {
        require_fixed(sweep, override);
        config::set(base.config, override);
    }
    return base;
}

}  // namespace xgrad
