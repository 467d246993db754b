#pragma once

#include "xgrad/base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <variant>
#include <vector>

// The kinds of value that a setting can have, seen from outside through a pointer. This is the whole bridge between
// C++ structs and any text form of them: it knows no JSON, and JSON knows no struct.
namespace xgrad {

struct FieldList;
class AnyTable;
struct TableEntry;
struct Choice;
struct Optional;
struct List;
struct Map;
struct Record;
struct AnyPiece;
struct Verbatim;

/// A column of a table by its name or by its position from 0 (negative: from the end).
using NameOrIndex = std::variant<std::string, std::int64_t>;

/// A pointer to a setting of one of the kinds there are.
using Value = std::variant<bool*, std::int64_t*, std::uint64_t*, double*, std::string*, NameOrIndex*, Choice,
                           Optional, List, Map, Record, AnyPiece, Verbatim>;

/// Specialize for an enum whose values 0, 1, ... JSON calls by these names:
/// template <> struct EnumNames<Reduction> { static constexpr std::string_view names[] = {"mean", "sum"}; };
/// Where C++ has other names for them, `enumerators` is an array of those.
template <class E> struct EnumNames;

/// An enum.
struct Choice {
    void* object;
    std::span<const std::string_view> names;
    std::span<const std::string_view> enumerators;  ///< the names in C++
    const std::type_info* type;
    std::size_t (*get)(const void*);
    void (*set)(void*, std::size_t);
};

/// A std::optional of any kind.
struct Optional {
    void* object;
    bool (*has_value)(const void*);
    void (*reset)(void*);
    Value (*emplace)(void*);  ///< makes a default value
    Value (*value)(void*);    ///< only when it has one
};

/// A std::vector of any kind.
struct List {
    void* object;
    std::size_t (*size)(const void*);
    void (*clear)(void*);
    Value (*append)(void*);  ///< adds a default value
    Value (*item)(void*, std::size_t);
};

/// A value under a name of the user's own choice.
template <class T> struct Named {
    std::string name = {};
    T value = {};
};

/// A std::vector of Named values: an object whose keys are free, in the order in which they were written.
struct Map {
    void* object;
    std::size_t (*size)(const void*);
    void (*clear)(void*);
    Value (*append)(void*, std::string name);  ///< adds a default value under that name
    const std::string& (*name)(const void*, std::size_t);
    Value (*item)(void*, std::size_t);
};

/// A struct with `static Fields<T> fields()`.
struct Record {
    void* object;
    const FieldList* list;
};

/// A Piece: a value of any type that a table knows.
struct AnyPiece {
    void* object;
    const AnyTable* (*table)();
    bool (*empty)(const void*);
    Record (*record)(void*);  ///< only when not empty
};

/// A value of any form, in the type by which its reader keeps what was written: config's is LocatedJson.
struct Verbatim {
    void* object;
};

/// True for that type.
template <class T> inline constexpr bool is_verbatim = false;

template <class T> concept Described = requires { T::fields(); };

/// The fields of T, made once.
template <Described T> const FieldList& fields_of() {
    static const auto fields = T::fields();
    return fields;
}

template <Described T> Record record_of(T& object) { return {&object, &fields_of<T>()}; }

template <class T> Value value_of(T& object);

namespace detail {

template <class T> inline constexpr bool is_optional = false;
template <class T> inline constexpr bool is_optional<std::optional<T>> = true;
template <class T> inline constexpr bool is_vector = false;
template <class T> inline constexpr bool is_vector<std::vector<T>> = true;
template <class T> inline constexpr bool is_map = false;
template <class T> inline constexpr bool is_map<std::vector<Named<T>>> = true;
template <class T>
concept Plain =
    std::is_same_v<T, bool> || std::is_same_v<T, std::int64_t> || std::is_same_v<T, std::uint64_t> ||
    std::is_same_v<T, double> || std::is_same_v<T, std::string> || std::is_same_v<T, NameOrIndex>;

template <class T> T& as(void* object) { return *static_cast<T*>(object); }
template <class T> const T& as(const void* object) { return *static_cast<const T*>(object); }

template <class T> constexpr std::span<const std::string_view> enumerators_of() {
    if constexpr (requires { EnumNames<T>::enumerators; }) {
        static_assert(std::size(EnumNames<T>::enumerators) == std::size(EnumNames<T>::names));
        return EnumNames<T>::enumerators;
    } else {
        return EnumNames<T>::names;
    }
}

template <class T> Choice choice_of(T& object) {
    return {&object,
            EnumNames<T>::names,
            enumerators_of<T>(),
            &typeid(T),
            [](const void* o) { return static_cast<std::size_t>(as<T>(o)); },
            [](void* o, std::size_t index) { as<T>(o) = static_cast<T>(index); }};
}

template <class T> Optional optional_of(T& object) {
    return {&object, [](const void* o) { return as<T>(o).has_value(); }, [](void* o) { as<T>(o).reset(); },
            [](void* o) { return value_of(as<T>(o).emplace()); },
            [](void* o) { return value_of(*as<T>(o)); }};
}

template <class T> List list_of(T& object) {
    return {&object, [](const void* o) { return as<T>(o).size(); }, [](void* o) { as<T>(o).clear(); },
            [](void* o) { return value_of(as<T>(o).emplace_back()); },
            [](void* o, std::size_t index) { return value_of(as<T>(o)[index]); }};
}

template <class T> Map map_of(T& object) {
    return {&object,
            [](const void* o) { return as<T>(o).size(); },
            [](void* o) { as<T>(o).clear(); },
            [](void* o, std::string name) {
                return value_of(as<T>(o).emplace_back(typename T::value_type{std::move(name), {}}).value);
            },
            [](const void* o, std::size_t index) -> const std::string& { return as<T>(o)[index].name; },
            [](void* o, std::size_t index) { return value_of(as<T>(o)[index].value); }};
}

template <class T> AnyPiece piece_of(T& object) {
    return {&object, []() -> const AnyTable* { return &T::role_type::table(); },
            [](const void* o) { return as<T>(o).empty(); }, [](void* o) { return as<T>(o).record(); }};
}

}  // namespace detail

/// The object as a setting of its kind.
template <class T> Value value_of(T& object) {
    if constexpr (detail::Plain<T>) return &object;
    else if constexpr (std::is_enum_v<T>) return detail::choice_of(object);
    else if constexpr (is_verbatim<T>) return Verbatim{&object};
    else if constexpr (detail::is_optional<T>) return detail::optional_of(object);
    else if constexpr (detail::is_map<T>) return detail::map_of(object);
    else if constexpr (detail::is_vector<T>) return detail::list_of(object);
    else if constexpr (Described<T>) return record_of(object);
    else return detail::piece_of(object);
}

}  // namespace xgrad
