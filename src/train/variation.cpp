#include "xgrad/train/variation.hpp"

#include "config/path.hpp"
#include "train/label.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace xgrad {
namespace {

constexpr double most_numbers = 10'000;
constexpr double most_whole = 9'007'199'254'740'992;  // 2^53: up to there a double tells each from the next

std::optional<Problem> check_form(const Variation& variation) {
    const bool range = variation.from || variation.to;
    const int forms =
        (range ? 1 : 0) + (variation.values.empty() ? 0 : 1) + (variation.cases.empty() ? 0 : 1);
    if (forms == 1 && (!range || (variation.from && variation.to))) return std::nullopt;
    return Problem{.found = forms > 1      ? "several ways to vary"
                            : forms < 1    ? "nothing to vary by"
                            : variation.to ? "no \"from\" for the range"
                                           : "no \"to\" for the range",
                   .expected = R"(a list of values, a range "from" ... "to", or "cases")"};
}

std::optional<Problem> check_range(const Variation& variation) {
    if (!variation.from) {
        if (variation.count || variation.scale == Scale::log || variation.whole)
            return Problem{.found = R"("scale", "count" or "whole" without a range)",
                           .expected = R"(them beside "from" and "to" only)"};
        return std::nullopt;
    }
    if (*variation.from >= *variation.to)
        return Problem{.found = fmt::format("a range from {} to {}", *variation.from, *variation.to),
                       .expected = R"("from" below "to")"};
    if (variation.scale == Scale::log && *variation.from <= 0)
        return Problem{.found = fmt::format("a range from {} on a scale of logarithms", *variation.from),
                       .expected = R"("from" above 0)"};
    if (variation.whole.value_or(false) &&
        (std::floor(*variation.from) != *variation.from || std::floor(*variation.to) != *variation.to))
        return Problem{.found = fmt::format("a range from {} to {}", *variation.from, *variation.to),
                       .expected = "whole numbers"};
    const double from = *variation.from;
    const double to = *variation.to;
    if (!std::isfinite(variation.scale == Scale::log ? to / from : to - from))
        return Problem{.found = fmt::format("a range from {} to {}", from, to), .expected = "a shorter one"};
    if (variation.whole.value_or(false) && std::max(-from, to) > most_whole)
        return Problem{.found = fmt::format("whole numbers from {} to {}", from, to),
                       .expected = fmt::format("none beyond {:.0f}", most_whole)};
    return std::nullopt;
}

std::optional<Problem> check_variation(const Variation& variation) {
    const std::optional<Problem> form = check_form(variation);
    return form ? form : check_range(variation);
}

// To six digits: what people read is what is used.
double rounded(double number) {
    const std::string text = fmt::format("{:.6g}", number);
    double result = number;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

}  // namespace

Fields<Variation> Variation::fields() {
    return Fields<Variation>{
        "Variation",
        "how a setting varies: a list of values, a range of numbers, or cases that set several together",
        field("values", &Variation::values).help("the values that are tried"),
        field("from", &Variation::from).help("the lowest number of a range"),
        field("to", &Variation::to).help("its highest"),
        field("scale", &Variation::scale)
            .help("linear: evenly spread; log: spread evenly over the powers of ten"),
        field("count", &Variation::count)
            .at_least(2)
            .at_most(most_numbers)
            .help("how many numbers of the range are tried, both ends among them; a grid needs it, a random "
                  "search "
                  "draws from the whole range without it"),
        field("whole", &Variation::whole)
            .help("whole numbers only; by default if the setting takes no others. For parameters of blocks "
                  "it has to "
                  "be said"),
        field("cases", &Variation::cases)
            .help("instead of values: settings that change together, as objects of values by path, each "
                  "under a name")}
        .short_for("values")
        .for_example(R"({"from": 0.0001, "to": 0.1, "scale": "log", "count": 4})")
        .checked(check_variation);
}

Dimension::Dimension(std::string path, Variation variation, const config::Places& places)
    : path_(std::move(path)), variation_(std::move(variation)) {
    if (const auto place = places.find("vary." + path_); place != places.end()) place_ = place->second;
    if (std::optional<Problem> problem = check_variation(variation_)) fail(std::move(*problem));
    for (const config::LocatedJson& value : variation_.values) {
        for (const Alternative& other : alternatives_)
            if (other.value.value.index() == value.value.index() && other.label == label_of(value))
                fail({.found = fmt::format("{} is there twice", other.label), .fix = "take one out"});
        alternatives_.push_back(alternative(value));
    }
    if (variation_.is_range() && variation_.count) spread();
    add_cases(places);
}

void Dimension::fail(Problem problem) const {
    problem.place = to_string(place_);
    problem.where = "vary." + path_;
    throw ConfigError(std::move(problem));
}

Alternative Dimension::alternative(config::LocatedJson value) const {
    std::string label = label_of(value);
    return {path_, std::move(label), value, {{path_, place_, value}}};
}

Alternative Dimension::number(double value) const {
    if (variation_.whole.value_or(false))
        return alternative({static_cast<std::int64_t>(std::llround(value)), place_});
    const double plain = std::clamp(rounded(value), *variation_.from, *variation_.to);
    return alternative({plain, place_});
}

// The number of the range that has the share `u` of it below it.
double Dimension::between(double u) const {
    const double from = *variation_.from;
    const double to = *variation_.to;
    return variation_.scale == Scale::log ? from * std::pow(to / from, u) : from + u * (to - from);
}

void Dimension::spread() {
    const std::int64_t steps = *variation_.count - 1;
    for (std::int64_t i = 0; i <= steps; ++i) {
        const double u = static_cast<double>(i) / static_cast<double>(steps);
        alternatives_.push_back(number(i == steps ? *variation_.to : between(u)));
        const std::size_t last = alternatives_.size() - 1;
        if (last > 0 && alternatives_[last].label == alternatives_[last - 1].label)
            fail({.found = fmt::format("{} numbers from {} to {}, {} twice among them", *variation_.count,
                                       *variation_.from, *variation_.to, alternatives_[last].label),
                  .fix = "lower \"count\""});
    }
}

void Dimension::add_cases(const config::Places& places) {
    for (const Named<Variation::Case>& named : variation_.cases) {
        Alternative made{path_, named.name, {named.name, place_}, {}};
        for (const Named<config::LocatedJson>& value : named.value) {
            const auto place = places.find(fmt::format("vary.{}.cases.{}.{}", path_, named.name, value.name));
            made.set.push_back({value.name, place != places.end() ? place->second : place_, value.value});
        }
        alternatives_.push_back(std::move(made));
    }
}

std::vector<std::string> Dimension::settings() const {
    if (alternatives_.empty()) return {path_};
    std::vector<std::string> paths;
    for (const Alternative& alternative : alternatives_)
        for (const Assignment& assignment : alternative.set) paths.push_back(assignment.path);
    return paths;
}

void Dimension::refuse_to_overrule(const Dimension& earlier) const {
    for (const std::string& set : settings())
        for (const std::string& before : earlier.settings())
            if (config::is_within(before, set))
                fail({.found = fmt::format("it sets {}, which vary.{} before it sets", set, earlier.path_),
                      .fix = before == set ? "vary it in one place" : "put it before vary." + earlier.path_});
}

const std::vector<Alternative>& Dimension::alternatives() const {
    if (alternatives_.empty())
        fail({.found = R"(a range without "count")",
              .expected = "how many of its numbers a grid takes",
              .fix = R"(add "count", or search at random: "search": {"type": "random", "trials": 20})"});
    return alternatives_;
}

Alternative Dimension::at(double u) const {
    if (!alternatives_.empty()) {
        const auto index = static_cast<std::size_t>(u * static_cast<double>(alternatives_.size()));
        return alternatives_[std::min(index, alternatives_.size() - 1)];
    }
    const bool whole = variation_.whole.value_or(false);
    if (!whole || variation_.scale == Scale::log) return number(between(u));
    const double numbers = *variation_.to - *variation_.from + 1;
    return number(std::min(*variation_.from + std::floor(u * numbers), *variation_.to));
}

}  // namespace xgrad
