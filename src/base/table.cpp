#include "xgrad/base/table.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace xgrad {
namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(text.begin(), text.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

// Damerau-Levenshtein with adjacent swaps: the slips of a typist each cost 1.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[a.size()][b.size()];
}

// The first letters of a name's words, in lower case: "lr" of "learning_rate", "swl" of "SoftmaxWithLoss".
std::string initials(const std::string& name) {
    std::string letters;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto letter = static_cast<unsigned char>(name[i]);
        const bool begins = i == 0 || name[i - 1] == '_' || std::isupper(letter) != 0;
        if (begins && std::isalnum(letter) != 0) letters += static_cast<char>(std::tolower(letter));
    }
    return letters;
}

// What the word is short for: the only name that begins so, or whose words have these initials ("lr").
std::string name_abbreviated(const std::string& wanted, const std::vector<std::string>& names) {
    constexpr std::size_t shortest_beginning = 3;
    std::vector<std::string> meant;
    for (const std::string& name : names)
        if ((wanted.size() > 1 && initials(name) == wanted) ||
            (wanted.size() >= shortest_beginning && lower(name).starts_with(wanted)))
            meant.push_back(name);
    return meant.size() == 1 ? meant.front() : "";
}

}  // namespace

std::string nearest_name(std::string_view word, const std::vector<std::string>& names) {
    const std::string wanted = lower(word);
    std::string nearest;
    std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    for (const std::string& name : names) {
        if (wanted.size() >= name.size() + least) continue;  // a long text is not worth the comparison
        const std::size_t slips = distance(wanted, lower(name));
        if (slips >= least) continue;
        least = slips;
        nearest = name;
    }
    return nearest.empty() ? name_abbreviated(wanted, names) : nearest;
}

std::string_view type_name(const Record& record) { return record.list->name; }

const TableEntry* AnyTable::find(std::string_view name) const {
    const auto known = [&](const TableEntry& entry) {
        return entry.name == name ||
               std::find(entry.aliases.begin(), entry.aliases.end(), name) != entry.aliases.end();
    };
    const auto entry = std::find_if(entries_.begin(), entries_.end(), known);
    return entry == entries_.end() ? nullptr : &*entry;
}

Problem AnyTable::unknown(std::string_view name) const {
    std::vector<std::string> names;
    std::vector<std::string> spellings;
    for (const TableEntry& entry : entries_) {
        if (!entry.offered) continue;
        names.push_back(entry.name);
        spellings.push_back(entry.name);
        spellings.insert(spellings.end(), entry.aliases.begin(), entry.aliases.end());
    }
    const std::string nearest = nearest_name(name, spellings);
    Problem problem{.found = fmt::format("unknown {} {}", role_, in_quotes(name))};
    if (nearest.empty()) problem.expected = fmt::format("one of {}", fmt::join(names, ", "));
    else problem.fix = fmt::format("did you mean \"{}\"?", nearest);
    return problem;
}

void AnyTable::add(TableEntry entry) {
    std::vector<std::string> spellings = entry.aliases;
    spellings.push_back(entry.name);
    for (const std::string& name : spellings)
        if (find(name) != nullptr)
            throw ConfigError({.where = role_ + " table",
                               .found = fmt::format("\"{}\" is already there", name),
                               .fix = "choose another name"});
    entries_.push_back(std::move(entry));
}

}  // namespace xgrad
