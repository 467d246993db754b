#include "xgrad/base/fields.hpp"

#include "xgrad/base/table.hpp"

#include <fmt/format.h>

namespace xgrad {
namespace {

// Walks all settings below a record and notes what is wrong with each.
class Validator {
public:
    void record(const Record& record, const std::string& path) {
        for (const Field& field : record.list->fields) setting(field, field.value(record.object), join(path, field.name()));
        if (!record.list->check) return;
        if (auto problem = record.list->check(record.object)) problems.push_back({path, std::move(*problem)});
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
    void check(const Field& field, std::int64_t* number, const std::string& path) { bounds(field, static_cast<double>(*number), fmt::to_string(*number), path); }
    void check(const Field& field, double* number, const std::string& path) { bounds(field, *number, fmt::to_string(*number), path); }
    void check(const Field& field, std::string* text, const std::string& path) {
        if (field.is_required() && text->empty()) missing(path);
    }
    void check(const Field& field, const Optional& optional, const std::string& path) {
        if (optional.has_value(optional.object)) setting(field, optional.value(optional.object), path);
        else if (field.is_required()) missing(path);
    }
    void check(const Field& field, const List& list, const std::string& path) {
        const std::size_t size = list.size(list.object);
        if (size < field.least_items())
            problems.push_back({path, {.found = fmt::format("a list of {} items", size), .expected = fmt::format("at least {}", field.least_items())}});
        for (std::size_t i = 0; i < size; ++i) setting(field, list.item(list.object, i), fmt::format("{}[{}]", path, i));
    }
    void check(const Field&, const Record& inner, const std::string& path) { record(inner, path); }
    void check(const Field& field, const AnyPiece& piece, const std::string& path) {
        if (!piece.empty(piece.object)) record(piece.record(piece.object), path);
        else if (field.is_required()) missing(path.empty() ? piece.table()->role() : path);
    }
    template <class Other> void check(const Field&, const Other&, const std::string&) {}  // nothing to bound

    void bounds(const Field& field, double number, const std::string& text, const std::string& path) {
        if (!field.bounds().hold(number)) problems.push_back({path, {.found = text, .expected = to_string(field.bounds())}});
    }
    void missing(const std::string& path) { problems.push_back({path, {.found = "not set", .expected = "a value: there is no default"}}); }
};

}  // namespace

bool Bounds::hold(double number) const {
    if (lowest && !(lowest_allowed ? number >= *lowest : number > *lowest)) return false;
    return !highest || (highest_allowed ? number <= *highest : number < *highest);
}

std::string to_string(const Bounds& bounds) {
    std::string text;
    if (bounds.lowest) text = fmt::format("{} {}", bounds.lowest_allowed ? "at least" : "above", *bounds.lowest);
    if (bounds.lowest && bounds.highest) text += " and ";
    if (bounds.highest) text += fmt::format("{} {}", bounds.highest_allowed ? "at most" : "below", *bounds.highest);
    return text;
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
    first.where = where;
    if (!problems.front().path.empty()) first.where += where.empty() ? problems.front().path : ": " + problems.front().path;
    throw ConfigError(first);
}

}  // namespace xgrad
