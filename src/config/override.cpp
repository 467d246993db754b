#include "xgrad/config/override.hpp"

#include "config/describe.hpp"
#include "config/shorthand.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace xgrad::config {
namespace {

// One step of a path: a key, or an index in brackets.
using Step = std::variant<std::string, std::size_t>;

// One PATH=VALUE. All that it makes has the assignment itself for its place.
class Assignment {
public:
    explicit Assignment(const std::string& text)
        : here_{std::make_shared<const std::string>(std::string(prefix) + text), 0, 0} {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos)
            fail({.found = "no \"=\"", .expected = "PATH=VALUE, as in training.epochs=3"});
        steps_ = split(std::string_view(text).substr(0, equals));
        value_ = read_value(text.substr(equals + 1));
    }

    void apply(LocatedJson& root) && {
        LocatedJson* at = &root;
        for (const Step& step : steps_) {
            const auto* key = std::get_if<std::string>(&step);
            at = key != nullptr ? &member(*at, *key) : &item(*at, std::get<std::size_t>(step));
        }
        *at = std::move(value_);
    }

private:
    static constexpr std::string_view prefix = "--set ";

    [[noreturn]] void fail(Problem problem) const {
        problem.place = to_string(here_);
        throw ConfigError(problem);
    }

    std::vector<Step> split(std::string_view path) const {
        std::vector<Step> steps;
        for (std::size_t at = 0; at < path.size() || steps.empty();) {
            const bool bracket = at < path.size() && path[at] == '[';
            if (!bracket && !steps.empty() && path[at++] != '.') fail_path(path);
            const std::size_t end =
                std::min(bracket ? path.find(']', at) + 1 : path.find_first_of(".[", at), path.size());
            if (end <= at || (bracket && steps.empty())) fail_path(path);
            const std::string_view step = path.substr(at, end - at);
            if (bracket) steps.emplace_back(index(step.substr(1, step.size() - 2), path));
            else steps.emplace_back(std::string(step));
            at = end;
        }
        return steps;
    }

    std::size_t index(std::string_view digits, std::string_view path) const {
        std::size_t value = 0;
        const char* const end = digits.data() + digits.size();
        const auto [rest, error] = std::from_chars(digits.data(), end, value);
        if (error != std::errc() || rest != end) fail_path(path);
        return value;
    }

    [[noreturn]] void fail_path(std::string_view path) const {
        fail({.found = "the path " + in_quotes(path), .expected = "keys and indices, as in model[0].units"});
    }

    // What begins like JSON's objects, lists and texts must be one; 3 and true are what they look like.
    LocatedJson read_value(const std::string& text) const {
        LocatedJson value;
        try {
            value = parse_value(text, "");
        } catch (const ConfigError& error) {
            Problem problem = error.problem();
            if (text.find_first_of("{[\"") == 0) fail(std::move(problem));
            value.value = text;
        }
        put_here(value);
        return value;
    }

    void put_here(LocatedJson& value) const {
        value.place = here_;
        if (value.is<LocatedJson::List>())
            for (LocatedJson& item : value.get<LocatedJson::List>()) put_here(item);
        if (!value.is<LocatedJson::Object>()) return;
        for (LocatedJson::Member& member : value.get<LocatedJson::Object>()) {
            member.place = here_;
            if (member.first) member.first = here_;
            put_here(member.value);
        }
    }

    LocatedJson& member(LocatedJson& object, const std::string& key) const {
        if (object.is<std::string>()) object = spelt_out(object, "type");
        if (object.is<std::nullptr_t>()) object.value = LocatedJson::Object();
        if (!object.is<LocatedJson::Object>())
            fail({.found = fmt::format("a key {} of {}", in_quotes(key), describe(object)),
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
        std::string path = here_.source->substr(prefix.size());
        path.resize(path.find('='));
        const std::size_t at = path.find("." + key);
        return fmt::format("did you mean {}?", path.replace(at, key.size() + 1, "[" + key + "]"));
    }

    LocatedJson& item(LocatedJson& list, std::size_t index) const {
        if (!list.is<LocatedJson::List>())
            fail({.found = fmt::format("an index [{}] of {}", index, describe(list)),
                  .expected = "a list there"});
        auto& items = list.get<LocatedJson::List>();
        if (index < items.size()) return items[index];
        fail({.found = fmt::format("index [{}] of a list of {}", index, items.size()),
              .expected = items.empty() ? "a list with items" : fmt::format("0 to {}", items.size() - 1)});
    }

    Place here_;
    std::vector<Step> steps_;
    LocatedJson value_;
};

}  // namespace

void set(LocatedJson& root, const std::string& assignment) { Assignment(assignment).apply(root); }

}  // namespace xgrad::config
