#include "xgrad/config/bind.hpp"

#include "config/describe.hpp"
#include "xgrad/base/table.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <tuple>

namespace xgrad::config {
namespace {

std::string join(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
}

// A setting of an object: a field, and the struct that it is a member of.
struct Setting {
    const Field* field;
    void* owner;
};

class Binder {
public:
    Binding finish() {
        const auto before = [](const Found& a, const Found& b) {
            return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
        };
        std::stable_sort(found_.begin(), found_.end(), before);
        for (Found& found : found_) result_.problems.push_back(std::move(found.problem));
        return std::move(result_);
    }

    void object(const LocatedJson& json, const Record& record, const std::string& path) {
        result_.places[path] = json.place;
        if (!json.is<LocatedJson::Object>())
            return mismatch(json, path, fmt::format("an object of {} settings", record.list->name));
        std::vector<Setting> settings;
        std::vector<std::string> keys;
        std::vector<Record> parts;
        collect(json, record, path, settings, keys, parts);
        for (const LocatedJson::Member& member : json.get<LocatedJson::Object>())
            bind_member(member, settings, keys, parts, path);
        for (const Setting& setting : settings) check_presence(setting, json, path);
        for (const Record& part : parts) check_together(part, json, path);
    }

private:
    struct Found {
        Place place;
        Problem problem;
    };

    void problem(const Place& place, const std::string& path, Problem problem) {
        problem.place = to_string(place);
        problem.where = path;
        found_.push_back({place, std::move(problem)});
    }

    void mismatch(const LocatedJson& json, const std::string& path, const std::string& expected) {
        problem(json.place, path, {.found = describe(json), .expected = expected});
    }

    // All settings that have their keys in this object: the record's own and those of its inline members, whose type the
    // object names.
    void collect(const LocatedJson& json, const Record& record, const std::string& path,
                 std::vector<Setting>& settings, std::vector<std::string>& keys, std::vector<Record>& parts) {
        parts.push_back(record);
        for (const Field& field : record.list->fields) {
            if (!field.is_inline()) {
                settings.push_back({&field, record.object});
                keys.push_back(field.name());
                continue;
            }
            const Value value = field.value(record.object);
            if (const Record* inner = std::get_if<Record>(&value)) {
                collect(json, *inner, path, settings, keys, parts);
                continue;
            }
            const auto& piece = std::get<AnyPiece>(value);
            keys.push_back(piece.table()->key());
            if (choose_type(json, piece, path, field.is_required()))
                collect(json, piece.record(piece.object), path, settings, keys, parts);
        }
    }

    // Makes the piece one of the type that the object names. False if it has no type then.
    bool choose_type(const LocatedJson& json, const AnyPiece& piece, const std::string& path, bool required) {
        const AnyTable& table = *piece.table();
        const LocatedJson* type = json.find(table.key());
        if (type == nullptr) {
            if (piece.empty(piece.object) && required)
                problem(json.place, path,
                        {.found = fmt::format("no \"{}\"", table.key()),
                         .expected = fmt::format("the name of a {}", table.role())});
            return !piece.empty(piece.object);
        }
        if (!type->is<std::string>())
            return mismatch(*type, join(path, table.key()), fmt::format("the name of a {}", table.role())),
                   false;
        return assign_type(*type, piece, join(path, table.key()));
    }

    bool assign_type(const LocatedJson& name, const AnyPiece& piece, const std::string& path) {
        const AnyTable& table = *piece.table();
        const TableEntry* entry = table.find(name.get<std::string>());
        if (entry == nullptr) return problem(name.place, path, table.unknown(name.get<std::string>())), false;
        const bool same = !piece.empty(piece.object) && piece.record(piece.object).list == entry->list;
        if (!same) entry->assign(piece.object);
        return true;
    }

    void bind_member(const LocatedJson::Member& member, const std::vector<Setting>& settings,
                     const std::vector<std::string>& keys, const std::vector<Record>& parts,
                     const std::string& path) {
        const auto named = std::find_if(settings.begin(), settings.end(),
                                        [&](const Setting& s) { return s.field->name() == member.key; });
        if (named != settings.end())
            return setting(member.value, *named->field, named->field->value(named->owner),
                           join(path, member.key));
        if (std::find(keys.begin(), keys.end(), member.key) != keys.end())
            return;  // the key of a type, read already
        const std::string nearest = nearest_name(member.key, keys);
        problem(member.place, join(path, member.key),
                {.found = fmt::format("unknown key \"{}\" for {}", member.key, parts.back().list->name),
                 .expected = nearest.empty() ? fmt::format("one of {}", fmt::join(keys, ", ")) : "",
                 .fix = nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)});
    }

    void check_presence(const Setting& setting, const LocatedJson& json, const std::string& path) {
        const Field& field = *setting.field;
        if (!field.is_required() || json.find(field.name()) != nullptr) return;
        problem(json.place, path,
                {.found = fmt::format("no \"{}\"", field.name()),
                 .expected = expected_kind(field, field.value(setting.owner))});
    }

    void check_together(const Record& part, const LocatedJson& json, const std::string& path) {
        if (!part.list->check) return;
        if (auto wrong = part.list->check(part.object)) problem(json.place, path, std::move(*wrong));
    }

    void setting(const LocatedJson& json, const Field& field, const Value& value, const std::string& path) {
        std::visit([&](const auto& kind) { assign(json, field, kind, path); }, value);
    }

    void assign(const LocatedJson& json, const Field& field, bool* target, const std::string& path) {
        if (!json.is<bool>()) return mismatch(json, path, expected_kind(field, target));
        *target = json.get<bool>();
    }

    void assign(const LocatedJson& json, const Field& field, std::string* target, const std::string& path) {
        if (!json.is<std::string>()) return mismatch(json, path, expected_kind(field, target));
        *target = json.get<std::string>();
    }

    void assign(const LocatedJson& json, const Field& field, double* target, const std::string& path) {
        const std::optional<double> number = to_double(json);
        if (!number) return mismatch(json, path, expected_kind(field, target));
        if (in_bounds(json, field, *number, path)) *target = *number;
    }

    void assign(const LocatedJson& json, const Field& field, std::int64_t* target, const std::string& path) {
        const std::optional<std::int64_t> number = to_integer(json);
        if (!number) return mismatch(json, path, expected_kind(field, target));
        if (in_bounds(json, field, static_cast<double>(*number), path)) *target = *number;
    }

    void assign(const LocatedJson& json, const Field& field, std::uint64_t* target, const std::string& path) {
        if (json.is<std::uint64_t>()) {
            *target = json.get<std::uint64_t>();
            return;
        }
        const std::optional<std::int64_t> number = to_integer(json);
        if (!number || *number < 0) return mismatch(json, path, expected_kind(field, target));
        *target = static_cast<std::uint64_t>(*number);
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
        const auto known = std::find(choice.names.begin(), choice.names.end(), word);
        if (known != choice.names.end())
            return choice.set(choice.object, static_cast<std::size_t>(known - choice.names.begin()));
        const std::string nearest = nearest_name(word, {choice.names.begin(), choice.names.end()});
        problem(json.place, path,
                {.found = fmt::format("\"{}\"", word),
                 .expected = expected_kind(field, choice),
                 .fix = nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)});
    }

    void assign(const LocatedJson& json, const Field& field, const Optional& optional,
                const std::string& path) {
        const bool word = json.is<std::string>() && !field.word_for_none().empty() &&
                          json.get<std::string>() == field.word_for_none();
        if (word || json.is<std::nullptr_t>()) return optional.reset(optional.object);
        const bool had = optional.has_value(optional.object);
        setting(json, field, had ? optional.value(optional.object) : optional.emplace(optional.object), path);
    }

    void assign(const LocatedJson& json, const Field& field, const List& list, const std::string& path) {
        if (!json.is<LocatedJson::List>()) return mismatch(json, path, expected_kind(field, list));
        const auto& items = json.get<LocatedJson::List>();
        list.clear(list.object);
        for (std::size_t i = 0; i < items.size(); ++i)
            setting(items[i], field, list.append(list.object), fmt::format("{}[{}]", path, i));
        if (items.size() < field.least_items())
            problem(json.place, path,
                    {.found = fmt::format("a list of {}", items.size()),
                     .expected = fmt::format("at least {}", field.least_items())});
    }

    void assign(const LocatedJson& json, const Field&, const Record& record, const std::string& path) {
        const bool brief = json.is<std::string>() && only_piece(record).has_value();
        if (!brief) return object(json, record, path);
        result_.places[path] = json.place;
        const AnyPiece piece = *only_piece(record);
        if (assign_type(json, piece, path)) check_brief(json, piece.record(piece.object), path);
    }

    void assign(const LocatedJson& json, const Field& field, const AnyPiece& piece, const std::string& path) {
        const AnyTable& table = *piece.table();
        if (json.is<std::string>()) {
            result_.places[path] = json.place;
            if (assign_type(json, piece, path)) check_brief(json, piece.record(piece.object), path);
            return;
        }
        if (!json.is<LocatedJson::Object>()) return mismatch(json, path, expected_kind(field, piece));
        if (choose_type(json, piece, path, true))
            return keyed_object(json, piece.record(piece.object), path, table.key());
    }

    // A piece given by its name alone has all settings at their defaults, which must do.
    void check_brief(const LocatedJson& json, const Record& record, const std::string& path) {
        const LocatedJson empty{LocatedJson::Object(), json.place};
        object(empty, record, path);
    }

    // An object of a piece's settings, beside which the key of its type stands.
    void keyed_object(const LocatedJson& json, const Record& record, const std::string& path,
                      const std::string& key) {
        LocatedJson settings = json;
        std::erase_if(settings.get<LocatedJson::Object>(),
                      [&](const LocatedJson::Member& member) { return member.key == key; });
        object(settings, record, path);
    }

    // The inline piece of a struct that a string alone can stand for: a layer in a list of layers.
    static std::optional<AnyPiece> only_piece(const Record& record) {
        for (const Field& field : record.list->fields) {
            if (!field.is_inline()) continue;
            const Value value = field.value(record.object);
            if (const AnyPiece* piece = std::get_if<AnyPiece>(&value)) return *piece;
        }
        return std::nullopt;
    }

    bool in_bounds(const LocatedJson& json, const Field& field, double number, const std::string& path) {
        if (field.bounds().hold(number)) return true;
        problem(json.place, path, {.found = describe(json), .expected = to_string(field.bounds())});
        return false;
    }

    static std::optional<double> to_double(const LocatedJson& json) {
        if (json.is<double>()) return json.get<double>();
        if (json.is<std::int64_t>()) return static_cast<double>(json.get<std::int64_t>());
        if (json.is<std::uint64_t>()) return static_cast<double>(json.get<std::uint64_t>());
        return std::nullopt;
    }

    // 1e3 is a whole number too.
    static std::optional<std::int64_t> to_integer(const LocatedJson& json) {
        if (json.is<std::int64_t>()) return json.get<std::int64_t>();
        if (!json.is<double>() || std::abs(json.get<double>()) > 0x1p53 ||
            std::floor(json.get<double>()) != json.get<double>())
            return std::nullopt;
        return static_cast<std::int64_t>(json.get<double>());
    }

    Binding result_;
    std::vector<Found> found_;
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
    binder.object(json, record, "");
    return binder.finish();
}

std::map<std::string, Place> bind_or_throw(const LocatedJson& json, const Record& record) {
    Binding binding = bind(json, record);
    if (!binding.problems.empty()) throw ConfigProblems(std::move(binding.problems));
    return std::move(binding.places);
}

}  // namespace xgrad::config
