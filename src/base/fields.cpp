#include "xgrad/base/fields.hpp"

#include "xgrad/base/table.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace xgrad {
namespace {

// Whether an optional or a list has something in it; what always has a value excludes nothing.
bool has_value(const Value& value) {
    if (const auto* optional = std::get_if<Optional>(&value)) return optional->has_value(optional->object);
    if (const auto* list = std::get_if<List>(&value)) return list->size(list->object) > 0;
    if (const auto* map = std::get_if<Map>(&value)) return map->size(map->object) > 0;
    return false;
}

// Walks all settings below a record and notes what is wrong with each.
class Validator {
public:
    void record(const Record& record, const std::string& path) {
        for (const Field& field : record.list->fields)
            setting(field, field.value(record.object), join(path, field.name()));
        note(path, check_together(record));
    }

    std::vector<SettingProblem> problems;

private:
    static std::string join(const std::string& path, const std::string& name) {
        if (name.empty()) return path;
        return path.empty() ? name : path + "." + name;
    }

    void setting(const Field& field, const Value& value, const std::string& path) {
        std::visit([&](const auto& kind) { check(field, kind, path); }, value);
    }

    // Pointers to what is not const, as a Value holds them: for any other type the template below is the better match.
    void check(const Field& field, std::int64_t* number, const std::string& path) {
        bounds(field, *number, path);
    }
    void check(const Field& field, std::uint64_t* number, const std::string& path) {
        bounds(field, *number, path);
    }
    void check(const Field& field, double* number, const std::string& path) { bounds(field, *number, path); }
    void check(const Field& field, std::string* text, const std::string& path) {
        if (field.is_required() && text->empty()) missing(path);
    }
    void check(const Field& field, const Optional& optional, const std::string& path) {
        if (optional.has_value(optional.object)) setting(field, optional.value(optional.object), path);
        else if (field.is_required()) missing(path);
    }
    void check(const Field& field, const List& list, const std::string& path) {
        const std::size_t size = list.size(list.object);
        note(path, field.check_count(size));
        for (std::size_t i = 0; i < size; ++i)
            setting(field, list.item(list.object, i), fmt::format("{}[{}]", path, i));
    }
    void check(const Field& field, const Map& map, const std::string& path) {
        const std::size_t size = map.size(map.object);
        note(path, field.check_count(size, "object"));
        for (std::size_t i = 0; i < size; ++i)
            setting(field, map.item(map.object, i), join(path, map.name(map.object, i)));
    }
    void check(const Field&, const Record& inner, const std::string& path) { record(inner, path); }
    void check(const Field& field, const AnyPiece& piece, const std::string& path) {
        if (!piece.empty(piece.object)) record(piece.record(piece.object), path);
        else if (field.is_required()) missing(path.empty() ? piece.table()->role() : path);
    }
    template <class Other> void check(const Field&, const Other&, const std::string&) {}  // nothing to bound

    template <class Number> void bounds(const Field& field, Number number, const std::string& path) {
        note(path, field.check_number(static_cast<double>(number), fmt::to_string(number)));
    }
    void missing(const std::string& path) {
        note(path, Problem{.found = "not set", .expected = "a value: there is no default"});
    }
    void note(const std::string& path, std::optional<Problem> problem) {
        if (problem) problems.push_back({path, std::move(*problem)});
    }
};

}  // namespace

bool Bounds::hold(double number) const { return above_lowest(number) && below_highest(number); }

bool Bounds::above_lowest(double number) const {
    return !lowest || (lowest_allowed ? number >= *lowest : number > *lowest);
}

bool Bounds::below_highest(double number) const {
    return !highest || (highest_allowed ? number <= *highest : number < *highest);
}

std::string to_string(const Bounds& bounds) {
    std::string text;
    if (bounds.lowest)
        text = fmt::format("{} {}", bounds.lowest_allowed ? "at least" : "above", *bounds.lowest);
    if (bounds.lowest && bounds.highest) text += " and ";
    if (bounds.highest)
        text += fmt::format("{} {}", bounds.highest_allowed ? "at most" : "below", *bounds.highest);
    return text;
}

std::optional<Problem> Field::check_number(double number, const std::string& text) const {
    if (!std::isfinite(number)) return Problem{.found = text, .expected = "a finite number"};
    if (bounds_.hold(number)) return std::nullopt;
    const std::string found =
        bounds_.above_lowest(number)
            ? fmt::format("{} is {} {}", text, bounds_.highest_allowed ? "above" : "not below",
                          *bounds_.highest)
            : fmt::format("{} is {} {}", text, bounds_.lowest_allowed ? "below" : "not above",
                          *bounds_.lowest);
    const bool both = bounds_.lowest && bounds_.highest;
    return Problem{.found = found, .expected = both ? to_string(bounds_) : ""};
}

std::optional<Problem> Field::check_count(std::size_t count, std::string_view kind) const {
    if (count >= least_items_) return std::nullopt;
    const bool vowel = kind == "object";
    return Problem{.found = count == 0 ? fmt::format("an empty {}", kind)
                                       : fmt::format("{} {} of {}", vowel ? "an" : "a", kind, count),
                   .expected = fmt::format("at least {} item{}", least_items_, least_items_ == 1 ? "" : "s")};
}

const Field* FieldList::find(std::string_view field) const {
    if (field.empty()) return nullptr;  // so are inline fields called
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& candidate) { return candidate.name() == field; });
    return found == fields.end() ? nullptr : &*found;
}

std::optional<Problem> check_together(const Record& record) {
    for (const Field& field : record.list->fields)
        for (const Field& other : record.list->fields)
            if (field.instead_of() == other.name() && has_value(field.value(record.object)) &&
                has_value(other.value(record.object)))
                return Problem{
                    .found = fmt::format(R"(both "{}" and "{}" are set)", other.name(), field.name()),
                    .expected = "one of them"};
    return record.list->check ? record.list->check(record.object) : std::nullopt;
}

Sample sample_of(const FieldList& list) {
    std::shared_ptr<void> owner = list.make();
    void* object = owner.get();
    return {std::move(owner), {object, &list}};
}

std::vector<SettingProblem> validate(const Record& record) {
    Validator validator;
    validator.record(record, "");
    return std::move(validator.problems);
}

void require_valid(const Record& record, const std::string& where) {
    const auto problems = validate(record);
    if (problems.empty()) return;
    Problem first = problems.front().problem;
    const std::string& path = problems.front().path;
    first.where = where + (where.empty() || path.empty() ? "" : ": ") + path;
    throw ConfigError(first);
}

}  // namespace xgrad
