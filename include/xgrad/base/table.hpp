#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/base/piece.hpp"

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad {

/// One type that a table knows.
struct TableEntry {
    std::string name;                   ///< as JSON spells it
    std::vector<std::string> aliases;   ///< other common spellings
    const FieldList* list;              ///< its settings
    std::function<void(void*)> assign;  ///< sets a Piece of the table's role to a default value of the type
    bool offered = true;                ///< to who writes a config; false: only programs write it

    Sample sample() const { return sample_of(*list); }
};

/// The types that can play a role, by name, in the order in which readers want to see them.
class AnyTable {
public:
    /// `role`: what its entries are, in the singular ("layer"); `key`: the JSON key that names the type ("type").
    AnyTable(std::string role, std::string key) : role_(std::move(role)), key_(std::move(key)) {}

    const std::string& role() const noexcept { return role_; }
    const std::string& key() const noexcept { return key_; }
    const std::vector<TableEntry>& entries() const noexcept { return entries_; }

    /// The entry of that name or alias, or nullptr.
    const TableEntry* find(std::string_view name) const;
    /// What to tell somebody who wrote a name that is not there: found, expected, and the nearest name.
    Problem unknown(std::string_view name) const;

protected:
    void add(TableEntry entry);  ///< throws ConfigError if the name is taken

private:
    std::string role_;
    std::string key_;
    std::vector<TableEntry> entries_;
};

/// The table of one role. User code adds its own types at start-up: `optim::optimizers().add<MyOptimizer>()`.
template <class Role> class Table : public AnyTable {
public:
    Table() : AnyTable(std::string(Role::name), std::string(Role::key)) {}

    /// Makes T known by the name in its fields and by the aliases. Throws ConfigError if a name is taken.
    template <Described T> Table& add(std::initializer_list<std::string_view> aliases = {}) {
        AnyTable::add({fields_of<T>().name, {aliases.begin(), aliases.end()}, &fields_of<T>(), assign<T>});
        return *this;
    }

    /// The same for a type that nobody writes by hand: it is read, but not offered.
    template <Described T> Table& add_unoffered() {
        AnyTable::add({fields_of<T>().name, {}, &fields_of<T>(), assign<T>, false});
        return *this;
    }

    /// A piece of that name with default settings. Throws ConfigError, with the nearest name, if there is none.
    Piece<Role> make(std::string_view name) const {
        const TableEntry* entry = find(name);
        if (entry == nullptr) throw ConfigError(unknown(name));
        Piece<Role> piece;
        entry->assign(&piece);
        return piece;
    }

private:
    template <Described T> static void assign(void* piece) { *static_cast<Piece<Role>*>(piece) = T{}; }
};

/// The name that a word is meant for: the nearest if near enough (Damerau-Levenshtein, in any case), or an abbreviated one.
std::string nearest_name(std::string_view word, const std::vector<std::string>& names);

}  // namespace xgrad
