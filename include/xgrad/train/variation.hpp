#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/config/bind.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace xgrad {

/// A setting of a config by its path, and the value that it gets.
struct Assignment {
    std::string path = {};
    config::Place place = {};  ///< of the path
    config::LocatedJson value = {};
};

/// One of the things that a sweep tries: a value of a setting, or values of several that go together.
struct Alternative {
    std::string of = {};             ///< what varies: the setting's path, or the name of the cases
    std::string label = {};          ///< for people: "0.1", "Adam learning_rate=0.001"
    config::LocatedJson value = {};  ///< for programs: the value, or the name of the case
    std::vector<Assignment> set = {};
};

/// How the numbers of a range lie: as far from each other, or each as many times the one before.
enum class Scale { linear, log };

/// How a setting varies: by a list of values, or by a range of numbers; or how several vary together, by cases.
struct Variation {
    using Case = std::vector<Named<config::LocatedJson>>;  ///< values by path

    std::vector<config::LocatedJson> values = {};
    std::optional<double> from = {};
    std::optional<double> to = {};
    Scale scale = Scale::linear;
    std::optional<std::int64_t> count = {};  ///< of the range's numbers, both ends among them; none: all
    std::optional<bool> whole = {};          ///< whole numbers only; none: if the setting takes no others
    std::vector<Named<Case>> cases = {};

    static Fields<Variation> fields();

    bool is_range() const noexcept { return from.has_value(); }
};

/// What varies, ready for a search.
class Dimension {
public:
    /// `path`: of the setting, or the name of the cases. `places`: where the entries of the sweep file's "vary" stand, by
    /// their paths. Throws ConfigError for a variation that cannot be.
    Dimension(std::string path, Variation variation, const config::Places& places);

    const std::string& path() const noexcept { return path_; }
    /// The settings that it sets.
    std::vector<std::string> settings() const;
    /// Throws ConfigError if it sets the whole of what the earlier one sets a part of: that would have no effect.
    void refuse_to_overrule(const Dimension& earlier) const;
    /// All of a list or of cases, or as many of a range as its count says. Throws ConfigError for a range without one.
    const std::vector<Alternative>& alternatives() const;
    /// One of them, or of a range without count any number, as evenly spread as `u` in [0, 1) is.
    Alternative at(double u) const;

private:
    [[noreturn]] void fail(Problem problem) const;
    Alternative alternative(config::LocatedJson value) const;
    Alternative number(double value) const;
    double between(double u) const;
    void spread();
    void add_cases(const config::Places& places);

    std::string path_;
    config::Place place_;
    Variation variation_;
    std::vector<Alternative> alternatives_;
};

}  // namespace xgrad

template <> struct xgrad::EnumNames<xgrad::Scale> {
    static constexpr std::string_view names[] = {"linear", "log"};
};
