#include "xgrad/config/located_json.hpp"

#include "config/describe.hpp"
#include "config/position_counter.hpp"
#include "config/syntax_fault.hpp"
#include "config/token_cursor.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>

namespace xgrad::config {
namespace {

using nlohmann::json;

constexpr std::size_t deepest_brackets = 100;
constexpr int out_of_range = 406;  // nlohmann's number for it

// Builds the tree from nlohmann's events. They come one for each token, in order, so a cursor that steps through the
// tokens of the text beside them knows where each begins.
class Builder : public nlohmann::json_sax<json> {
public:
    Builder(const std::string& text, const std::string& name)
        : text_(text), cursor_(text), positions_(text), name_(std::make_shared<const std::string>(name)) {}

    LocatedJson result() { return std::move(root_); }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(json::number_integer_t value) override { return add(value); }
    bool number_unsigned(json::number_unsigned_t value) override {
        constexpr json::number_unsigned_t largest = std::numeric_limits<std::int64_t>::max();
        return value <= largest ? add(static_cast<std::int64_t>(value)) : add(value);
    }
    bool number_float(json::number_float_t value, const std::string& text) override {
        if (text.find_first_of(".eE") != std::string::npos) return add(value);
        fail(cursor_.next_event().begin,
             {.found = fmt::format("the whole number {} is too large", in_quotes(text)),
              .expected = "at most 64 bits",
              .fix = "if it need not be exact, write it with a point or exponent"});
    }
    bool string(std::string& value) override { return add(std::move(value)); }
    bool binary(json::binary_t&) override { return false; }

    bool start_object(std::size_t) override { return open(LocatedJson::Object(), '{'); }
    bool start_array(std::size_t) override { return open(LocatedJson::List(), '['); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(std::string& key) override {
        Open& object = open_.back();
        const Place place = here(cursor_.next_event().begin);
        const auto [first, is_new] = object.keys.try_emplace(key, place);
        object.value->get<LocatedJson::Object>().push_back(
            {key, place, {}, is_new ? std::nullopt : std::optional(first->second)});
        object.awaits_value = true;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override {
        if (error.id == out_of_range)
            fail(cursor_.next_event().begin,
                 {.found = "the number is too large", .expected = "one that float64 holds: below 1.8e308"});
        const std::size_t read = std::min(position, text_.size() + 1);
        const SyntaxFault fault =
            explain(text_, {awaited(), cursor_, read == 0 ? 0 : read - 1, open_bracket()});
        fail(fault.offset, fault.problem);
    }

private:
    // An object or list that is not closed yet.
    struct Open {
        LocatedJson* value;
        char bracket;
        std::map<std::string, Place> keys = {};
        bool awaits_value = false;
    };

    [[noreturn]] void fail(std::size_t offset, Problem problem) {
        problem.place = to_string(here(offset));
        throw ConfigError(problem);
    }

    Place here(std::size_t offset) {
        const Position position = positions_.position(offset);
        return {name_, position.line, position.column};
    }

    template <class T> bool add(T value) {
        slot() = {std::move(value), here(cursor_.next_event().begin)};
        return true;
    }

    template <class T> bool open(T empty, char bracket) {
        const std::size_t offset = cursor_.next_event().begin;
        if (open_.size() == deepest_brackets)
            fail(offset, {.found = fmt::format("brackets nested deeper than {}", deepest_brackets)});
        LocatedJson& value = slot();
        value = {std::move(empty), here(offset)};
        open_.push_back({&value, bracket});
        return true;
    }

    bool close() {
        cursor_.next_event();
        open_.pop_back();
        return true;
    }

    // Where the next value goes.
    LocatedJson& slot() {
        if (open_.empty()) return begun_ = true, root_;
        Open& open = open_.back();
        if (open.value->is<LocatedJson::List>()) return open.value->get<LocatedJson::List>().emplace_back();
        open.awaits_value = false;
        return open.value->get<LocatedJson::Object>().back().value;
    }

    Awaited awaited() const {
        if (open_.empty()) return begun_ ? Awaited::nothing : Awaited::document;
        const Open& open = open_.back();
        if (open.value->is<LocatedJson::List>())
            return open.value->get<LocatedJson::List>().empty() ? Awaited::first_item : Awaited::item_end;
        if (open.awaits_value) return Awaited::colon;
        return open.value->get<LocatedJson::Object>().empty() ? Awaited::first_key : Awaited::member_end;
    }

    std::string open_bracket() const {
        if (open_.empty()) return "";
        return fmt::format("the \"{}\" of line {}", open_.back().bracket, open_.back().value->place.line);
    }

    const std::string& text_;
    TokenCursor cursor_;
    PositionCounter positions_;
    std::shared_ptr<const std::string> name_;
    LocatedJson root_;
    bool begun_ = false;
    std::vector<Open> open_;
};

// nlohmann takes a zero byte for the end of the text.
void refuse_zero_bytes(const std::string& text, const std::string& name) {
    const std::size_t offset = text.find('\0');
    if (offset == std::string::npos) return;
    const Position position = PositionCounter(text).position(offset);
    throw ConfigError({.place = fmt::format("{}:{}:{}", name, position.line, position.column),
                       .found = "a zero byte",
                       .expected = "text",
                       .fix = "save the file as UTF-8"});
}

}  // namespace

std::string to_string(const Place& place) {
    const std::string source = place.source ? *place.source : std::string();
    return place.line == 0 ? source : fmt::format("{}:{}:{}", source, place.line, place.column);
}

const LocatedJson* LocatedJson::find(const std::string& key) const {
    if (!is<Object>()) return nullptr;
    const Object& members = get<Object>();
    const auto member =
        std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
    return member == members.end() ? nullptr : &member->value;
}

LocatedJson* LocatedJson::find(const std::string& key) {
    return const_cast<LocatedJson*>(std::as_const(*this).find(key));
}

LocatedJson parse_value(const std::string& text, const std::string& name) {
    refuse_zero_bytes(text, name);
    Builder builder(text, name);
    json::sax_parse(text, &builder, json::input_format_t::json, true, true);
    return builder.result();
}

LocatedJson parse(const std::string& text, const std::string& name) {
    LocatedJson json = parse_value(text, name);
    if (json.is<LocatedJson::Object>()) return json;
    throw ConfigError(
        {.place = to_string(json.place), .found = describe(json), .expected = "an object: {...}"});
}

}  // namespace xgrad::config
