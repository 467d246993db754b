#include "xgrad/config/override.hpp"

#include "config/describe.hpp"
#include "config/path.hpp"
#include "config/shorthand.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <variant>
#include <vector>

namespace xgrad::config {
namespace {

// The way to a value, which is made where it is missing: what is made has `here` for its place.
class Path {
public:
    Path(std::string text, Place here) : text_(std::move(text)), here_(std::move(here)), steps_(split()) {}

    LocatedJson& walk(LocatedJson& root) const {
        LocatedJson* at = &root;
        for (const PathStep& step : steps_) {
            const auto* key = std::get_if<std::string>(&step);
            at = key != nullptr ? &member(*at, *key) : &item(*at, std::get<std::size_t>(step));
        }
        return *at;
    }

    [[noreturn]] void fail(Problem problem) const {
        problem.place = to_string(here_);
        throw ConfigError(problem);
    }

private:
    std::vector<PathStep> split() const {
        auto steps = split_path(text_);
        if (steps) return std::move(*steps);
        fail({.found = "the path " + in_quotes(text_), .expected = "keys and indices, as in model[0].units"});
    }

    LocatedJson& member(LocatedJson& object, const std::string& key) const {
        if (object.is<std::string>()) object = spelt_out(object, "type");
        if (object.is<std::nullptr_t>()) object.value = LocatedJson::Object();
        if (!object.is<LocatedJson::Object>())
            fail({.where = text_,
                  .found = fmt::format("a key {} of {}", in_quotes(key), describe(object)),
                  .expected = "an object there",
                  .fix = object.is<LocatedJson::List>() ? in_brackets(key) : ""});
        auto& members = object.get<LocatedJson::Object>();
        const auto found =
            std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.key == key; });
        if (found != members.end()) {
            std::rotate(found, found + 1, members.end());  // the last word comes last
            return members.back().value;
        }
        return object.get<LocatedJson::Object>()
            .emplace_back(LocatedJson::Member{key, here_, {nullptr, here_}})
            .value;
    }

    // The path with the index in brackets, for who wrote model.0.units.
    std::string in_brackets(const std::string& key) const {
        if (key.find_first_not_of("0123456789") != std::string::npos) return "";
        std::string path = text_;
        const std::size_t at = path.find("." + key);
        return fmt::format("did you mean {}?", path.replace(at, key.size() + 1, "[" + key + "]"));
    }

    LocatedJson& item(LocatedJson& list, std::size_t index) const {
        if (!list.is<LocatedJson::List>())
            fail({.where = text_,
                  .found = fmt::format("an index [{}] of {}", index, describe(list)),
                  .expected = "a list there"});
        auto& items = list.get<LocatedJson::List>();
        if (index < items.size()) return items[index];
        fail({.where = text_,
              .found = fmt::format("index [{}] of a list of {}", index, items.size()),
              .expected = items.empty() ? "a list with items" : fmt::format("0 to {}", items.size() - 1)});
    }

    std::string text_;
    Place here_;
    std::vector<PathStep> steps_;
};

void put_at(LocatedJson& value, const Place& here) {
    value.place = here;
    if (value.is<LocatedJson::List>())
        for (LocatedJson& item : value.get<LocatedJson::List>()) put_at(item, here);
    if (!value.is<LocatedJson::Object>()) return;
    for (LocatedJson::Member& member : value.get<LocatedJson::Object>()) {
        member.place = here;
        if (member.first) member.first = here;
        put_at(member.value, here);
    }
}

// What begins like JSON's objects, lists and texts must be one; 3 and true are what they look like.
LocatedJson read_value(const std::string& text, const Path& path) {
    try {
        return parse_value(text, "");
    } catch (const ConfigError& error) {
        Problem problem = error.problem();
        if (text.find_first_of("{[\"") == 0) path.fail(std::move(problem));
        return {text, {}};
    }
}

// What the step leads to, or nullptr.
LocatedJson* child(LocatedJson& json, const PathStep& step) {
    if (const auto* key = std::get_if<std::string>(&step)) return json.find(*key);
    const std::size_t index = std::get<std::size_t>(step);
    if (!json.is<LocatedJson::List>() || index >= json.get<LocatedJson::List>().size()) return nullptr;
    return &json.get<LocatedJson::List>()[index];
}

}  // namespace

void set(LocatedJson& root, const std::string& assignment) {
    const Place here{std::make_shared<const std::string>("--set " + assignment), 0, 0};
    const std::size_t equals = assignment.find('=');
    if (equals == std::string::npos)
        throw ConfigError({.place = to_string(here),
                           .found = "no \"=\"",
                           .expected = "PATH=VALUE, as in training.epochs=3"});
    const Path path(assignment.substr(0, equals), here);
    LocatedJson value = read_value(assignment.substr(equals + 1), path);
    put_at(value, here);
    path.walk(root) = std::move(value);
}

void set(LocatedJson& root, const std::string& path, const Place& place, LocatedJson value) {
    Path(path, place).walk(root) = std::move(value);
}

void erase(LocatedJson& root, const std::string& path) {
    const auto steps = split_path(path);
    if (!steps) return;
    LocatedJson* parent = &root;
    for (auto step = steps->begin(); step + 1 != steps->end() && parent != nullptr; ++step)
        parent = child(*parent, *step);
    const auto* key = std::get_if<std::string>(&steps->back());
    if (parent == nullptr || key == nullptr || !parent->is<LocatedJson::Object>()) return;
    std::erase_if(parent->get<LocatedJson::Object>(), [&](const auto& member) { return member.key == *key; });
}

}  // namespace xgrad::config
