#include "train/explain.hpp"

#include "config/cpp_writer.hpp"
#include "config/describe.hpp"
#include "config/look_inside.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/bind.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/train/experiment.hpp"
#include "xgrad/train/sweep.hpp"
#include "xgrad/train/tables.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

namespace xgrad {
namespace {

// "model[2].units" without its indices.
std::string without_indices(std::string path) {
    for (std::size_t open = path.find('['); open != std::string::npos; open = path.find('['))
        path.erase(open, path.find(']', open) - open + 1);
    return path;
}

std::string joined(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "." + name;
}

// Walks all settings of a config, those of every type included, and gathers what goes by a path or its end.
class Finder {
public:
    explicit Finder(std::string wanted) : wanted_(std::move(wanted)) {}

    // `shown`: the path with the types on the way.
    void record(const Record& record, const std::string& path, const std::string& shown) {
        if (!open_.insert(record.list).second) return;  // within itself, as a layer of a block
        const nlohmann::ordered_json settings = config::dump(record);
        for (const Field& field : record.list->fields)
            setting(field, field.value(record.object), settings, path, shown);
        open_.erase(record.list);
    }

    std::vector<config::Explanation> found = {};
    std::vector<std::string> names = {};

private:
    void setting(const Field& field, const Value& value, const nlohmann::ordered_json& settings,
                 const std::string& path, const std::string& shown) {
        if (field.is_inline()) return below(value, path, shown);
        const std::string own = joined(path, field.name());
        const std::string own_shown = joined(shown, field.name());
        names.push_back(field.name());
        const bool meant = own == wanted_ || own.ends_with("." + wanted_);
        if (meant && !explain_inside(own_shown, field, value))
            add({.name = own_shown,
                 .help = field.help(),
                 .fields = {{"takes", config::expected_kind(field, value),
                             config::default_of(field, settings), ""}}});
        below(value, own, own_shown);
    }

    // What the setting's own settings are, if it has some.
    bool explain_inside(const std::string& path, const Field& field, const Value& value) {
        bool any = false;
        const auto add_as = [&](config::Explanation explanation) {
            any = true;
            explanation.name = path;
            if (!field.help().empty()) explanation.help = field.help();
            add(std::move(explanation));
        };
        config::visit_inside(value, [&](const Value& inner) {
            if (const auto* record = std::get_if<Record>(&inner)) add_as(config::explain(*record));
            if (const auto* piece = std::get_if<AnyPiece>(&inner)) add_as(config::explain(*piece->table()));
        });
        return any;
    }

    void below(const Value& value, const std::string& path, const std::string& shown) {
        config::visit_inside(value, [&](const Value& inner) {
            if (const auto* record = std::get_if<Record>(&inner)) this->record(*record, path, shown);
            const auto* piece = std::get_if<AnyPiece>(&inner);
            if (piece == nullptr) return;
            for (const TableEntry& entry : piece->table()->entries()) {
                const Sample sample = entry.sample();
                this->record(sample.record, path, fmt::format("{} ({})", shown, entry.name));
            }
        });
    }

    void add(config::Explanation explanation) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const auto& other) {
            return other.name == explanation.name && other.help == explanation.help;
        });
        if (!known) found.push_back(std::move(explanation));
    }

    std::string wanted_;
    std::set<const FieldList*> open_ = {};
};

void add_types(const std::string& name, std::vector<config::Explanation>& found,
               std::vector<std::string>& names) {
    for (const AnyTable* table : all_tables()) {
        names.push_back(table->role());
        if (table->role() == name) found.push_back(config::explain(*table));
        for (const TableEntry& entry : table->entries()) names.push_back(entry.name);
        if (const TableEntry* entry = table->find(name)) found.push_back(config::explain(*table, *entry));
    }
}

// Where a role is called as a setting is, such as "loss", what that setting has beside a type of the role.
void add_setting(const std::string& name, const std::vector<config::Explanation>& settings,
                 std::vector<config::Explanation>& found) {
    const std::vector<config::ExplainedField> types = found.front().fields;
    for (const config::Explanation& setting : settings)
        if (setting.name == name && !types.empty() && setting.fields.front().name != types.front().name)
            found.push_back(setting);
}

std::string cpp_of(const AnyTable& table, const TableEntry& entry) {
    const Sample sample = entry.sample();
    const std::string& example = entry.list->example;
    // What an example says of the type's place, such as a layer's inputs, is nothing that the type has: bind passes over it.
    if (!example.empty()) config::bind(config::parse(example, entry.name), sample.record);
    config::CppWriter writer("");
    return fmt::format("// {}, {}\n{}\n", entry.name, config::with_article(table.role()),
                       config::lines(writer.with_all_settings(sample.record), 0, 0));
}

}  // namespace

std::vector<config::Explanation> explain(const std::string& name) {
    std::vector<config::Explanation> found;
    std::vector<std::string> names;
    add_types(name, found, names);
    Finder finder(without_indices(name));
    Experiment experiment;
    finder.record(record_of(experiment), "", "");
    Sweep sweep;
    finder.record(record_of(sweep), "sweep", "sweep");
    if (name == "sweep") found.push_back(config::explain(record_of(sweep)));
    if (found.empty()) found = std::move(finder.found);
    else add_setting(name, finder.found, found);
    if (!found.empty()) return found;
    names.insert(names.end(), finder.names.begin(), finder.names.end());
    names.emplace_back("sweep");
    const std::string nearest = nearest_name(name, names);
    throw ConfigError({.found = fmt::format("nothing is called {}", in_quotes(name)),
                       .expected = nearest.empty()
                                       ? "a type such as Linear, a role such as layer, or a setting such as "
                                         "training.batch; without a name, all are listed"
                                       : "",
                       .fix = nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)});
}

std::vector<config::Explanation> explain_all() {
    std::vector<config::Explanation> all;
    for (const AnyTable* table : all_tables()) all.push_back(config::explain(*table));
    return all;
}

std::string explain_cpp(const std::string& name) {
    std::string text;
    for (const AnyTable* table : all_tables()) {
        const bool all = name.empty() || table->role() == name;
        const TableEntry* named = table->find(name);
        for (const TableEntry& entry : table->entries())
            if ((all && entry.offered) || &entry == named)
                text += (text.empty() ? "" : "\n") + cpp_of(*table, entry);
    }
    if (!text.empty()) return text;
    const std::string known = explain(name).front().name;
    throw ConfigError({.found = fmt::format("--cpp of {}, which is a setting", known),
                       .expected = "a type such as Linear, a role such as layer, or a model's file"});
}

}  // namespace xgrad
