#include "support/varied.hpp"

#include "xgrad/base/table.hpp"
#include "xgrad/config/bind.hpp"
#include "xgrad/config/dump.hpp"

#include <algorithm>
#include <set>

namespace xgrad::tests {
namespace {

using Json = nlohmann::ordered_json;

std::size_t problems_of(const FieldList& list, const Json& settings) {
    const Sample sample = sample_of(list);
    return config::bind(config::parse(settings.dump(), list.name), sample.record).problems.size();
}

class Varier {
public:
    explicit Varier(Turn turn) : turn_(turn) {}

    Json settings(const FieldList& list) {
        const Sample sample = sample_of(list);
        defaults_.push_back(config::dump(sample.record));
        Json settings = beginning(list);
        open_.insert(&list);
        for (const bool required : {true, false})
            for (const Field* field : in_turn(list))
                if (field->is_required() == required) vary(*field, sample.record, settings);
        open_.erase(&list);
        defaults_.pop_back();
        return settings;
    }

private:
    std::vector<const Field*> in_turn(const FieldList& list) const {
        std::vector<const Field*> fields;
        for (const Field& field : list.fields) fields.push_back(&field);
        if (turn_ == Turn::backwards) std::reverse(fields.begin(), fields.end());
        return fields;
    }

    // The defaults, or where they do not do by themselves, those with the type's example.
    Json beginning(const FieldList& list) const {
        Json settings = defaults_.back();
        if (problems_of(list, settings) == 0 || list.example.empty()) return settings;
        const Json example = Json::parse(list.example);
        for (const auto& [key, value] : example.items())
            if (settings.contains(key)) settings[key] = value;
        return settings;
    }

    // Takes the first candidate that brings no new problem, if need be in place of settings that it excludes.
    void vary(const Field& field, const Record& record, Json& settings) {
        const FieldList& list = *record.list;
        const std::size_t before = problems_of(list, settings);
        const auto suits = [&](const Json& changed) {
            const std::size_t problems = problems_of(list, changed);
            return problems == 0 || problems < before;
        };
        for (const Json& candidate : candidates(field, field.value(record.object))) {
            Json changed = settings;
            if (field.is_inline()) changed.update(candidate);
            else changed[field.name()] = candidate;
            if (!suits(changed))
                for (const Field& other : list.fields)
                    if (other.excludes(field)) changed[other.name()] = defaults_.back().at(other.name());
            if (!suits(changed)) continue;
            settings = changed;
            return;
        }
    }

    std::vector<Json> candidates(const Field& field, const Value& value) {
        return std::visit([&](const auto& kind) { return of(field, kind); }, value);
    }

    std::vector<Json> of(const Field&, const bool* value) { return {!*value}; }
    std::vector<Json> of(const Field&, const std::int64_t* value) {
        return {*value + 1, *value - 1, *value + 2};
    }
    std::vector<Json> of(const Field&, const std::uint64_t*) { return {18446744073709551615U}; }
    std::vector<Json> of(const Field&, const double* value) {
        return {*value + 1.0 / 3, *value - 1.0 / 3, *value / 3};
    }
    std::vector<Json> of(const Field&, const std::string*) {
        return {"\xC3\xA9 \"\\\n?\?=", "so \"b\"", ";"};
    }
    std::vector<Json> of(const Field&, const NameOrIndex* value) {
        if (std::holds_alternative<std::int64_t>(*value)) return {"a name"};
        return {-2};
    }
    std::vector<Json> of(const Field&, const Choice& choice) {
        return {std::string(choice.names[(choice.get(choice.object) + 1) % choice.names.size()])};
    }
    std::vector<Json> of(const Field& field, const Optional& optional) {
        const bool had = optional.has_value(optional.object);
        auto inside =
            candidates(field, had ? optional.value(optional.object) : optional.emplace(optional.object));
        if (!had) optional.reset(optional.object);
        return inside;
    }
    std::vector<Json> of(const Field& field, const List& list) {
        std::vector<Json> lists;
        for (const Json& item : candidates(field, list.append(list.object)))
            lists.push_back(Json::array({item, item}));
        list.clear(list.object);
        return lists;
    }
    std::vector<Json> of(const Field&, const Map&) { return {}; }
    std::vector<Json> of(const Field&, const Verbatim&) { return {}; }
    std::vector<Json> of(const Field&, const Record& record) { return {settings(*record.list)}; }

    // Of another type than it is, and of none that this is part of.
    std::vector<Json> of(const Field&, const AnyPiece& piece) {
        const AnyTable& table = *piece.table();
        const FieldList* own = piece.empty(piece.object) ? nullptr : piece.record(piece.object).list;
        for (const TableEntry& entry : table.entries()) {
            if (entry.list == own || open_.contains(entry.list)) continue;
            Json object{{table.key(), entry.name}};
            object.update(settings(*entry.list));
            return {object};
        }
        return {};
    }

    Turn turn_;
    std::vector<Json> defaults_ = {};  // of the types that are open, one within the other
    std::set<const FieldList*> open_ = {};
};

}  // namespace

Json varied(const FieldList& list, Turn turn) { return Varier(turn).settings(list); }

std::vector<std::string> unvaried(const FieldList& list, const Json& settings) {
    const Sample sample = sample_of(list);
    const Json defaults = config::dump(sample.record);
    std::vector<std::string> names;
    for (const auto& [key, value] : defaults.items())
        if (settings.at(key).dump() == value.dump()) names.push_back(key);
    return names;
}

Sample bound(const FieldList& list, const Json& settings) {
    Sample sample = sample_of(list);
    config::bind_or_throw(config::parse(settings.dump(), list.name), sample.record);
    return sample;
}

}  // namespace xgrad::tests
