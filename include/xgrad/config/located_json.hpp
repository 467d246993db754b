#pragma once

#include "xgrad/base/value.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace xgrad::config {

/// Where a value was written.
struct Place {
    std::shared_ptr<const std::string> source;  ///< a file's name, or "--set training.epochs=3"
    int line = 0;                               ///< from 1; 0 where there are no lines
    int column = 0;                             ///< from 1, in characters
};

/// "models/mine.json:14:22".
std::string to_string(const Place& place);

/// A JSON value that knows where it and its keys were written. Objects keep the order of the file.
struct LocatedJson {
    struct Member;
    using Object = std::vector<Member>;
    using List = std::vector<LocatedJson>;

    /// Numbers written without point and exponent are std::int64_t, or std::uint64_t where that is too small.
    std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string, List, Object> value;
    Place place = {};

    template <class T> bool is() const { return std::holds_alternative<T>(value); }
    template <class T> const T& get() const { return std::get<T>(value); }
    template <class T> T& get() { return std::get<T>(value); }
    /// The first member of that name of an object; nullptr if there is none or this is no object.
    const LocatedJson* find(const std::string& key) const;
    LocatedJson* find(const std::string& key);
};

struct LocatedJson::Member {
    std::string key;
    Place place;  ///< the key's
    LocatedJson value;
    std::optional<Place> first =
        {};  ///< where the key stands before, if it does: a fault that `bind` tells with the others
};

/// Parses an object in JSON with comments. `name` stands for the text in messages. Throws ConfigError, with line and
/// column, for a syntax error, a number out of range, nesting deeper than 100, or anything but an object.
LocatedJson parse(const std::string& text, const std::string& name);

/// The same for a value of any kind.
LocatedJson parse_value(const std::string& text, const std::string& name);

}  // namespace xgrad::config

/// As a setting: a value of any kind, with the places of all that is in it.
template <> inline constexpr bool xgrad::is_verbatim<xgrad::config::LocatedJson> = true;
