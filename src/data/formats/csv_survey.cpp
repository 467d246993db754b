#include "data/formats/csv_survey.hpp"

#include "data/numbers.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/data/dataset.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace xgrad::data {
namespace {

using Indices = std::vector<std::size_t>;

// What the cells of a column are.
struct Kind {
    std::int64_t numbers = 0;
    bool all_whole = true;  // those that are numbers
};

bool contains(const Indices& columns, std::size_t column) {
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

class Survey {
public:
    Survey(const CsvTable& table, const Csv& settings)
        : table_(table), settings_(settings), categorical_(indices(settings.categorical)) {
        targets_ = settings.target ? indices({*settings.target}) : indices(settings.targets);
        for (const CsvTarget& more : settings.more_targets) more_.push_back(table.column(more.column));
        inputs_ = settings.inputs.empty() ? all_but_targets() : indices(settings.inputs);
        require_distinct();
    }

    Encoding encoding() {
        look_at(inputs_);
        look_at(targets_);
        look_at(more_);
        Encoding encoding{
            .targets = names(targets_), .header = settings_.header, .delimiter = settings_.delimiter};
        encoding.features = features();
        encoding.shape = {0};
        for (const Feature& feature : encoding.features) encoding.shape[0] += feature.width();
        if (targets_.size() == 1 && are_classes(targets_[0], settings_.target_type))
            encoding.classes = classes(targets_[0], settings_.target_type);
        for (std::size_t i = 0; i < more_.size(); ++i)
            encoding.more_targets.push_back(more_target(more_[i], settings_.more_targets[i].type));
        return encoding;
    }

private:
    Indices indices(const std::vector<NameOrIndex>& columns) const {
        Indices found;
        for (const NameOrIndex& column : columns) found.push_back(table_.column(column));
        return found;
    }

    std::vector<std::string> names(const Indices& columns) const {
        std::vector<std::string> found;
        for (const std::size_t column : columns) found.push_back(table_.columns()[column]);
        return found;
    }

    Indices all_but_targets() const {
        Indices others;
        for (std::size_t column = 0; column < table_.columns().size(); ++column)
            if (!contains(targets_, column) && !contains(more_, column)) others.push_back(column);
        return others;
    }

    void require_distinct() const {
        std::set<std::size_t> seen;
        for (const Indices* part : {&targets_, &more_, &inputs_})
            for (const std::size_t column : *part)
                if (!seen.insert(column).second)
                    fail(column, "used twice", "each column once, as an input or as a target");
        for (const std::size_t column : categorical_)
            if (!contains(inputs_, column))
                fail(column, "categorical but no input", "categories among the inputs only");
        if (inputs_.empty())
            throw DataError({.where = table_.name(),
                             .found = "no columns but the targets",
                             .expected = "inputs beside them"});
    }

    [[noreturn]] void fail(std::size_t column, const std::string& found, const std::string& expected) const {
        throw DataError({.where = table_.name(),
                         .found = fmt::format("column \"{}\" is {}", table_.columns()[column], found),
                         .expected = expected});
    }

    void look_at(const Indices& columns) {
        kinds_.resize(table_.columns().size());
        CsvRows rows = table_.rows();
        while (rows.next())
            for (const std::size_t column : columns) count(rows.cells()[column], kinds_[column]);
    }

    static void count(std::string_view cell, Kind& kind) {
        const std::optional<double> number = to_number(cell);
        if (!number) return;
        ++kind.numbers;
        kind.all_whole = kind.all_whole && is_whole(*number);
    }

    bool is_of_numbers(std::size_t column) const { return 2 * kinds_[column].numbers >= table_.size(); }

    std::vector<Feature> features() const {
        std::vector<Feature> found;
        Indices text;
        for (const std::size_t column : inputs_) {
            found.push_back({.name = table_.columns()[column]});
            if (contains(categorical_, column) || !is_of_numbers(column)) text.push_back(column);
        }
        const auto categories = distinct_cells(text);
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto position = std::find(inputs_.begin(), inputs_.end(), text[i]) - inputs_.begin();
            found[static_cast<std::size_t>(position)].categories = {categories[i].begin(),
                                                                    categories[i].end()};
        }
        return found;
    }

    // In alphabetical order (of bytes). An empty cell is no category: reading will say where it is.
    std::vector<std::set<std::string, std::less<>>> distinct_cells(const Indices& columns) const {
        std::vector<std::set<std::string, std::less<>>> found(columns.size());
        if (columns.empty()) return found;
        CsvRows rows = table_.rows();
        while (rows.next())
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const std::string_view cell = rows.cells()[columns[i]];
                if (!cell.empty() && !found[i].contains(cell)) found[i].emplace(cell);
            }
        return found;
    }

    bool are_classes(std::size_t column, TargetType type) const {
        if (type != TargetType::automatic) return type == TargetType::classes;
        return !is_of_numbers(column) || kinds_[column].all_whole;
    }

    std::vector<std::string> classes(std::size_t column, TargetType type) const {
        const auto cells = distinct_cells({column})[0];
        const Kind& kind = kinds_[column];
        const bool wanted = type == TargetType::classes;
        const bool numbers = wanted ? kind.numbers == table_.size() : is_of_numbers(column);
        if (!numbers || !kind.all_whole) return {cells.begin(), cells.end()};
        std::set<std::int64_t> labels;  // a cell that is none is left for reading to find
        for (const std::string& cell : cells)
            if (const auto number = to_number(cell)) labels.insert(static_cast<std::int64_t>(*number));
        std::vector<std::string> found;
        for (const std::int64_t label : labels) found.push_back(std::to_string(label));
        return found;
    }

    TargetColumn more_target(std::size_t column, TargetType type) const {
        TargetColumn target{.name = table_.columns()[column]};
        if (target.name == inputs_column || target.name == targets_column)
            throw DataError({.where = table_.name(),
                             .found = fmt::format(R"(a column "{}" among "more_targets")", target.name),
                             .expected = "another name: all inputs and the main target are called so"});
        if (are_classes(column, type)) target.classes = classes(column, type);
        return target;
    }

    const CsvTable& table_;
    const Csv& settings_;
    Indices categorical_;
    Indices targets_;
    Indices more_;
    Indices inputs_;
    std::vector<Kind> kinds_;
};

}  // namespace

Encoding survey(const CsvTable& table, const Csv& settings) { return Survey(table, settings).encoding(); }

}  // namespace xgrad::data
