#include "xgrad/config/compose.hpp"

#include "base/missing_file.hpp"
#include "config/describe.hpp"
#include "config/shorthand.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace xgrad::config {
namespace {

namespace fs = std::filesystem;

// Throws FileError.
std::string read_text(const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        throw FileError({.where = path.string(), .found = "a folder", .expected = "a config file"});
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (file && !text.bad()) return std::move(text).str();
    if (errno == ENOENT) throw FileError(cannot_find(path));
    throw FileError(
        {.where = path.string(), .found = fmt::format("cannot be read: {}", std::strerror(errno))});
}

// The keys by which an object says what type it is.
constexpr std::array type_keys{"type", "format", "kind"};

bool another_type(const LocatedJson& a, const LocatedJson& b) {
    return std::any_of(type_keys.begin(), type_keys.end(), [&](const char* key) {
        const LocatedJson* mine = a.find(key);
        const LocatedJson* other = b.find(key);
        if (mine == nullptr || other == nullptr || !mine->is<std::string>() || !other->is<std::string>())
            return false;
        return mine->get<std::string>() != other->get<std::string>();
    });
}

void merge_member(LocatedJson& base, LocatedJson::Member&& member);

void merge(LocatedJson& base, LocatedJson&& over) {
    if (base.is<std::string>() && over.is<LocatedJson::Object>()) base = spelt_out(base, "type");
    if (!base.is<LocatedJson::Object>() || !over.is<LocatedJson::Object>() || another_type(base, over)) {
        base = std::move(over);
        return;
    }
    base.place = over.place;
    for (LocatedJson::Member& member : over.get<LocatedJson::Object>()) merge_member(base, std::move(member));
}

void merge_member(LocatedJson& base, LocatedJson::Member&& member) {
    auto& members = base.get<LocatedJson::Object>();
    const auto same =
        std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.key == member.key; });
    if (same == members.end() || member.first) return members.push_back(std::move(member));
    same->place = member.place;
    merge(same->value, std::move(member.value));
    std::rotate(same, same + 1, members.end());  // the last word comes last
}

// Reads a config and what it extends, each beside the one that names it.
class Chain {
public:
    LocatedJson read(const fs::path& path) {
        LocatedJson config = parse(read_text(path), path.string());
        reading_.push_back(canonical(path));
        return complete(std::move(config), path.parent_path());
    }

    LocatedJson complete(LocatedJson config, const fs::path& folder) {
        const std::optional<LocatedJson> extends = take_extends(config);
        if (!extends) return config;
        if (!extends->is<std::string>())
            fail(*extends, {.found = describe(*extends), .expected = "the name of a config file"});
        LocatedJson whole = read_base(folder / extends->get<std::string>(), *extends);
        merge(whole, std::move(config));
        return whole;
    }

private:
    LocatedJson read_base(const fs::path& path, const LocatedJson& extends) {
        if (std::find(reading_.begin(), reading_.end(), canonical(path)) != reading_.end())
            fail(extends, {.found = fmt::format("{} extends this file in its turn", in_quotes(path.string())),
                           .fix = "break the circle"});
        try {
            return read(path);
        } catch (const FileError& error) {
            fail(extends, {.found = to_string(error.problem())});
        }
    }

    static std::optional<LocatedJson> take_extends(LocatedJson& config) {
        auto& members = config.get<LocatedJson::Object>();
        const auto found =
            std::find_if(members.begin(), members.end(), [](const auto& m) { return m.key == "extends"; });
        if (found == members.end()) return std::nullopt;
        LocatedJson value = std::move(found->value);
        members.erase(found);
        return value;
    }

    static fs::path canonical(const fs::path& path) {
        std::error_code error;
        return fs::weakly_canonical(path, error);
    }

    [[noreturn]] static void fail(const LocatedJson& extends, Problem problem) {
        problem.place = to_string(extends.place);
        problem.where = "extends";
        throw ConfigError(problem);
    }

    std::vector<fs::path> reading_;
};

}  // namespace

bool is_standard_input(const fs::path& path) { return path == "-"; }

LocatedJson read_file(const fs::path& path) {
    if (!is_standard_input(path)) return Chain().read(path);
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    return complete(parse(text, "standard input"), {});
}

LocatedJson complete(LocatedJson config, const fs::path& folder) {
    return Chain().complete(std::move(config), folder);
}

}  // namespace xgrad::config
