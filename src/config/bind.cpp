#include "xgrad/config/bind.hpp"

#include "config/describe.hpp"
#include "config/inline_piece.hpp"
#include "config/numbers.hpp"
#include "config/problem_list.hpp"
#include "config/settings.hpp"
#include "config/shorthand.hpp"
#include "xgrad/base/table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace xgrad::config {
namespace {

std::string join(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
}

std::string did_you_mean(const std::string& nearest) {
    return nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest);
}

class Binder {
public:
    Binding finish() { return {problems_.in_order(), std::move(places_), std::move(overruled_)}; }

    // A member that is a struct.
    void record(const LocatedJson& json, const Record& record, const std::string& path) {
        places_[path] = json.place;
        const std::optional<AnyPiece> piece = inline_piece(record);
        if (json.is<std::string>() && piece)
            return this->record(spelt_out(json, piece->table()->key()), record, path);
        const Field* lone = record.list->find(record.list->lone);
        if (lone != nullptr && takes_in_place(*lone, record, json))
            return this->lone(json, *lone, record, path);
        if (!json.is<LocatedJson::Object>())
            return mismatch(json, path, expected_kind(Field("", {}), record));
        const std::size_t before = problems_.size();
        Settings settings(json, path, problems_);
        settings.add(record);
        object(json, settings, path, before);
    }

private:
    // Whether a value that is no object may be one of the setting that it can stand for.
    static bool takes_in_place(const Field& lone, const Record& record, const LocatedJson& json) {
        const bool list = std::holds_alternative<List>(lone.value(record.object));
        return list ? json.is<LocatedJson::List>() : !json.is<LocatedJson::Object>();
    }

    void lone(const LocatedJson& json, const Field& field, const Record& record, const std::string& path) {
        const std::size_t before = problems_.size();
        setting(json, field, field.value(record.object), path);
        if (problems_.size() == before) note(json.place, path, check_together(record));
    }

    // `before`: the number of problems when the object's began.
    void object(const LocatedJson& json, const Settings& settings, const std::string& path,
                std::size_t before) {
        std::set<std::string> meant;
        for (const LocatedJson::Member& member : json.get<LocatedJson::Object>())
            if (overruled(member, json, settings)) overruled_.push_back(join(path, member.key));
            else this->member(member, settings, path, meant);
        for (const Setting& setting : settings.list())
            if (!meant.contains(setting.field->name())) check_presence(setting, settings, json, path);
        if (problems_.size() > before) return;
        for (const Record& record : settings.records()) note(json.place, path, check_together(record));
    }

    // Whether a later word, an override's or that of a file which extends this one, sets what excludes this setting.
    static bool overruled(const LocatedJson::Member& member, const LocatedJson& json,
                          const Settings& settings) {
        const Setting* mine = settings.find(member.key);
        if (mine == nullptr) return false;
        const auto& members = json.get<LocatedJson::Object>();
        return std::any_of(members.begin(), members.end(), [&](const LocatedJson::Member& other) {
            const Setting* theirs = settings.find(other.key);
            return &other > &member && theirs != nullptr && theirs->field->excludes(*mine->field) &&
                   !other.value.is<std::nullptr_t>() && other.value.place.source != member.value.place.source;
        });
    }

    // `meant`: gathers the keys that unknown ones probably stand for.
    void member(const LocatedJson::Member& member, const Settings& settings, const std::string& path,
                std::set<std::string>& meant) {
        if (member.first) return repeated(member, path);
        if (const Setting* known = settings.find(member.key))
            return setting(member.value, *known->field, known->value(), join(path, member.key));
        if (settings.names_type(member.key) || !settings.complete()) return;
        const std::string nearest = nearest_name(member.key, settings.keys());
        meant.insert(nearest);
        problems_.add(
            member.place, join(path, member.key),
            {.found = fmt::format("unknown key {} for {}", in_quotes(member.key), settings.name()),
             .expected = nearest.empty() ? fmt::format("one of {}", fmt::join(settings.keys(), ", ")) : "",
             .fix = did_you_mean(nearest)});
        if (const Setting* likely = settings.find(nearest))
            suppose(member.value, *likely, join(path, nearest));
    }

    // Takes a value for the setting that its key was probably meant for, so that its absence makes no further errors. Faults
    // within it are faults in any case; that it is no such value may be due to the guess.
    void suppose(const LocatedJson& json, const Setting& likely, const std::string& path) {
        const std::size_t before = problems_.size();
        setting(json, *likely.field, likely.value(), path);
        if (!json.is<LocatedJson::Object>() && !json.is<LocatedJson::List>()) problems_.forget_from(before);
    }

    void repeated(const LocatedJson::Member& member, const std::string& path) {
        const std::string at =
            member.first->line > 0 ? fmt::format(", first in line {}", member.first->line) : "";
        problems_.add(
            member.place, join(path, member.key),
            {.found = fmt::format("the key {} stands twice in this object{}", in_quotes(member.key), at),
             .fix = "remove one"});
    }

    void check_presence(const Setting& setting, const Settings& settings, const LocatedJson& json,
                        const std::string& path) {
        const Field& field = *setting.field;
        if (!field.is_required() || json.find(field.name()) != nullptr) return;
        problems_.add(json.place, path,
                      {.found = fmt::format("no \"{}\" for {}", field.name(), settings.name()),
                       .expected = expected_kind(field, setting.value())});
    }

    void note(const Place& place, const std::string& path, std::optional<Problem> problem) {
        if (problem) problems_.add(place, path, std::move(*problem));
    }

    // For text where none is taken: a number in quotes, or a slip of the word that is.
    static std::string hint(const LocatedJson& json, const Field& field) {
        std::string plain = without_quotes(json);
        if (!plain.empty() || !json.is<std::string>() || field.word_for_none().empty()) return plain;
        return did_you_mean(nearest_name(json.get<std::string>(), {field.word_for_none()}));
    }

    void mismatch(const LocatedJson& json, const std::string& path, const std::string& expected,
                  const std::string& fix = "") {
        problems_.add(json.place, path, {.found = describe(json), .expected = expected, .fix = fix});
    }

    void setting(const LocatedJson& json, const Field& field, const Value& value, const std::string& path) {
        places_[path] = json.place;
        std::visit([&](const auto& kind) { assign(json, field, kind, path); }, value);
    }

    void assign(const LocatedJson& json, const Field& field, bool* target, const std::string& path) {
        if (!json.is<bool>()) return mismatch(json, path, expected_kind(field, target), hint(json, field));
        *target = json.get<bool>();
    }

    void assign(const LocatedJson& json, const Field& field, std::string* target, const std::string& path) {
        if (!json.is<std::string>()) return mismatch(json, path, expected_kind(field, target));
        *target = json.get<std::string>();
    }

    void assign(const LocatedJson& json, const Field& field, double* target, const std::string& path) {
        number(json, field, target, to_double(json), path);
    }

    void assign(const LocatedJson& json, const Field& field, std::int64_t* target, const std::string& path) {
        number(json, field, target, to_integer(json), path);
    }

    void assign(const LocatedJson& json, const Field& field, std::uint64_t* target, const std::string& path) {
        number(json, field, target, to_unsigned(json), path);
    }

    template <class Number>
    void number(const LocatedJson& json, const Field& field, Number* target, std::optional<Number> found,
                const std::string& path) {
        if (!found) return mismatch(json, path, expected_kind(field, target), hint(json, field));
        auto problem = field.check_number(static_cast<double>(*found), describe(json));
        if (problem) return problems_.add(json.place, path, std::move(*problem));
        *target = *found;
    }

    void assign(const LocatedJson& json, const Field& field, NameOrIndex* target, const std::string& path) {
        const std::optional<std::int64_t> index = to_integer(json);
        if (index) *target = *index;
        else if (json.is<std::string>()) *target = json.get<std::string>();
        else mismatch(json, path, expected_kind(field, target));
    }

    void assign(const LocatedJson& json, const Field& field, const Choice& choice, const std::string& path) {
        if (!json.is<std::string>()) return mismatch(json, path, expected_kind(field, choice));
        const auto& word = json.get<std::string>();
        const std::vector<std::string> words(choice.names.begin(), choice.names.end());
        const auto known = std::find(words.begin(), words.end(), word);
        if (known == words.end())
            return mismatch(json, path, expected_kind(field, choice),
                            did_you_mean(nearest_name(word, words)));
        choice.set(choice.object, static_cast<std::size_t>(known - words.begin()));
    }

    void assign(const LocatedJson& json, const Field& field, const Optional& optional,
                const std::string& path) {
        const std::string& none = field.word_for_none();
        const bool is_none = !none.empty() && json.is<std::string>() && json.get<std::string>() == none;
        if (is_none || json.is<std::nullptr_t>()) return optional.reset(optional.object);
        const bool had = optional.has_value(optional.object);
        setting(json, field, had ? optional.value(optional.object) : optional.emplace(optional.object), path);
    }

    // An optional piece can be null; one in a list would better be left out.
    void item(const LocatedJson& json, const Field& field, const Value& value, const std::string& path) {
        const auto* piece = std::get_if<AnyPiece>(&value);
        if (piece != nullptr && json.is<std::nullptr_t>())
            return mismatch(json, path, expected_kind(field, *piece));
        setting(json, field, value, path);
    }

    void assign(const LocatedJson& json, const Field& field, const List& list, const std::string& path) {
        if (!json.is<LocatedJson::List>() && field.takes_lone_item()) {
            list.clear(list.object);
            return setting(json, field, list.append(list.object), path);
        }
        if (!json.is<LocatedJson::List>()) {
            const bool brackets = !json.is<LocatedJson::Object>() && !json.is<std::nullptr_t>();
            return mismatch(json, path, expected_kind(field, list),
                            brackets ? fmt::format("put it in brackets: [{}]", describe(json)) : "");
        }
        const auto& items = json.get<LocatedJson::List>();
        note(json.place, path, field.check_count(items.size()));
        list.clear(list.object);
        for (std::size_t i = 0; i < items.size(); ++i)
            item(items[i], field, list.append(list.object), fmt::format("{}[{}]", path, i));
    }

    void assign(const LocatedJson& json, const Field& field, const Map& map, const std::string& path) {
        if (!json.is<LocatedJson::Object>()) return mismatch(json, path, expected_kind(field, map));
        const auto& members = json.get<LocatedJson::Object>();
        note(json.place, path, field.check_count(members.size(), "object"));
        map.clear(map.object);
        for (const LocatedJson::Member& member : members) {
            if (member.first) {
                repeated(member, path);
                continue;
            }
            const std::string own = join(path, member.key);
            item(member.value, field, map.append(map.object, member.key), own);
            places_[own] = member.place;
        }
    }

    void assign(const LocatedJson& json, const Field&, const Verbatim& verbatim, const std::string&) {
        *static_cast<LocatedJson*>(verbatim.object) = json;
    }

    void assign(const LocatedJson& json, const Field&, const Record& record, const std::string& path) {
        this->record(json, record, path);
    }

    void assign(const LocatedJson& json, const Field& field, const AnyPiece& piece, const std::string& path) {
        if (json.is<std::string>()) return assign(spelt_out(json, piece.table()->key()), field, piece, path);
        if (json.is<std::nullptr_t>() && !field.is_required() && piece.empty(piece.object)) return;
        if (!json.is<LocatedJson::Object>()) return mismatch(json, path, expected_kind(field, piece));
        const std::size_t before = problems_.size();
        Settings settings(json, path, problems_);
        settings.add(piece, true);
        object(json, settings, path, before);
    }

    Places places_;
    std::vector<std::string> overruled_ = {};
    ProblemList problems_;
};

std::string all(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems) text += (text.empty() ? "" : "\n") + to_string(problem);
    return text;
}

}  // namespace

ConfigProblems::ConfigProblems(std::vector<Problem> problems)
    : ConfigError(problems.front()), text_(all(problems)), problems_(std::move(problems)) {}

Binding bind(const LocatedJson& json, const Record& record) {
    Binder binder;
    binder.record(json, record, "");
    return binder.finish();
}

Places bind_or_throw(const LocatedJson& json, const Record& record) {
    Binding binding = bind(json, record);
    if (!binding.problems.empty()) throw ConfigProblems(std::move(binding.problems));
    return std::move(binding.places);
}

}  // namespace xgrad::config
