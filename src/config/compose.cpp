#include "xgrad/config/compose.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

// Configs made of several sources: files that extend others, and single values set from outside.
namespace xgrad::config {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& path) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        throw FileError({.where = path.string(), .found = "it is a folder", .expected = "a config file"});
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw FileError({.where = path.string(),
                         .found = fmt::format("the config file cannot be read: {}", std::strerror(errno))});
    return {std::istreambuf_iterator<char>(file), {}};
}

// The word by which an object says what type it is.
const LocatedJson* type_of(const LocatedJson& object) {
    constexpr std::array keys{"type", "format", "kind"};
    for (const char* key : keys)
        if (const LocatedJson* type = object.find(key)) return type;
    return nullptr;
}

bool another_type(const LocatedJson& a, const LocatedJson& b) {
    const LocatedJson* mine = type_of(a);
    const LocatedJson* other = type_of(b);
    return mine != nullptr && other != nullptr && mine->value.index() == other->value.index() &&
           mine->is<std::string>() && mine->get<std::string>() != other->get<std::string>();
}

void merge(LocatedJson& base, LocatedJson&& over) {
    if (!base.is<LocatedJson::Object>() || !over.is<LocatedJson::Object>() || another_type(base, over)) {
        base = std::move(over);
        return;
    }
    base.place = over.place;
    for (LocatedJson::Member& member : over.get<LocatedJson::Object>()) {
        if (LocatedJson* value = base.find(member.key)) merge(*value, std::move(member.value));
        else base.get<LocatedJson::Object>().push_back(std::move(member));
    }
}

LocatedJson read_extended(const fs::path& path, std::vector<fs::path>& reading) {
    LocatedJson config = parse(read_text(path), path.string());
    if (!config.is<LocatedJson::Object>())
        throw ConfigError({.place = to_string(config.place),
                           .found = "the file holds no object",
                           .expected = "an object: {...}"});
    auto& members = config.get<LocatedJson::Object>();
    const auto extends = std::find_if(members.begin(), members.end(),
                                      [](const auto& member) { return member.key == "extends"; });
    if (extends == members.end()) return config;
    const std::string place = to_string(extends->value.place);
    if (!extends->value.is<std::string>())
        throw ConfigError({.place = place,
                           .where = "extends",
                           .found = "no text",
                           .expected = "the name of a config file"});
    const fs::path base = path.parent_path() / extends->value.get<std::string>();
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(base, error);
    if (std::find(reading.begin(), reading.end(), whole) != reading.end())
        throw ConfigError(
            {.place = place, .where = "extends", .found = "the files extend each other in a circle"});
    if (!fs::exists(base))
        throw ConfigError(
            {.place = place, .where = "extends", .found = fmt::format("there is no file {}", base.string())});
    reading.push_back(whole);
    LocatedJson result = read_extended(base, reading);
    members.erase(extends);
    merge(result, std::move(config));
    return result;
}

// One step of a path: a key, or an index in brackets.
struct Step {
    std::string key;
    std::optional<std::size_t> index;
};

class Assignment {
public:
    explicit Assignment(const std::string& text)
        : source_(std::make_shared<const std::string>("--set " + text)) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            fail("no PATH=VALUE", "for example training.epochs=3");
        steps_ = split(text.substr(0, equals));
        value_ = parse_value(text.substr(equals + 1));
    }

    void apply(LocatedJson& root) {
        LocatedJson* at = &root;
        for (const Step& step : steps_) at = step.index ? &element(*at, *step.index) : &member(*at, step.key);
        *at = std::move(value_);
    }

private:
    [[noreturn]] void fail(const std::string& found, const std::string& expected) const {
        throw ConfigError({.place = *source_, .found = found, .expected = expected});
    }

    std::vector<Step> split(const std::string& path) const {
        std::vector<Step> steps;
        for (std::size_t at = 0; at < path.size();) {
            if (path[at] == '.') ++at;
            const std::size_t end =
                path[at] == '[' ? path.find(']', at) : std::min(path.find_first_of(".[", at), path.size());
            if (end == std::string::npos || end == at)
                fail("a path that cannot be read", "keys and indices, as in model[0].units");
            if (path[at] != '[') {
                steps.push_back({path.substr(at, end - at), {}});
                at = end;
                continue;
            }
            std::size_t index = 0;
            const auto [rest, error] = std::from_chars(path.data() + at + 1, path.data() + end, index);
            if (error != std::errc() || rest != path.data() + end)
                fail("a path that cannot be read", "keys and indices, as in model[0].units");
            steps.push_back({"", index});
            at = end + 1;
        }
        return steps;
    }

    LocatedJson parse_value(const std::string& text) const {
        LocatedJson value;
        try {
            value = parse(text, *source_);
        } catch (const ConfigError&) {
            if (text.find_first_of("{[\"") == 0) throw;
            value.value = text;
        }
        place(value);
        return value;
    }

    void place(LocatedJson& value) const {
        value.place = {source_, 0, 0};
        if (value.is<LocatedJson::List>())
            for (LocatedJson& item : value.get<LocatedJson::List>()) place(item);
        if (!value.is<LocatedJson::Object>()) return;
        for (LocatedJson::Member& member : value.get<LocatedJson::Object>()) {
            member.place = {source_, 0, 0};
            place(member.value);
        }
    }

    LocatedJson& member(LocatedJson& object, const std::string& key) const {
        if (object.is<std::string>()) {  // "optimizer": "Adam" is short for {"type": "Adam"}
            LocatedJson type = object;
            object.value = LocatedJson::Object{{"type", type.place, type}};
        }
        if (object.is<std::nullptr_t>()) object.value = LocatedJson::Object();
        if (!object.is<LocatedJson::Object>())
            fail(fmt::format("\"{}\" is sought in something that is no object", key), "a path to a setting");
        if (LocatedJson* found = object.find(key)) return *found;
        const Place here{source_, 0, 0};
        return object.get<LocatedJson::Object>()
            .emplace_back(LocatedJson::Member{key, here, {nullptr, here}})
            .value;
    }

    LocatedJson& element(LocatedJson& list, std::size_t index) const {
        if (!list.is<LocatedJson::List>())
            fail(fmt::format("[{}] is sought in something that is no list", index), "a path to a setting");
        auto& items = list.get<LocatedJson::List>();
        if (index < items.size()) return items[index];
        fail(fmt::format("[{}] of a list of {}", index, items.size()),
             "an index from 0 to one below the length");
    }

    std::shared_ptr<const std::string> source_;
    std::vector<Step> steps_;
    LocatedJson value_;
};

}  // namespace

LocatedJson read_file(const fs::path& path) {
    std::error_code error;
    std::vector<fs::path> reading{fs::weakly_canonical(path, error)};
    return read_extended(path, reading);
}

void set(LocatedJson& root, const std::string& assignment) { Assignment(assignment).apply(root); }

}  // namespace xgrad::config
