#include "xgrad/config/located_json.hpp"

#include "config/token_cursor.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace xgrad::config {
namespace {

using nlohmann::json;

constexpr std::size_t deepest = 100;

// Builds the tree from nlohmann's events. They come one for each token, in order, so a cursor that steps through the
// tokens of the text beside them knows where each begins.
class Builder : public nlohmann::json_sax<json> {
public:
    Builder(const std::string& text, const std::string& name)
        : text_(text), cursor_(text), name_(std::make_shared<const std::string>(name)) {}

    LocatedJson result() { return std::move(root_); }

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(json::number_integer_t value) override { return add(value); }
    bool number_unsigned(json::number_unsigned_t value) override {
        if (value <= static_cast<json::number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
            return add(static_cast<std::int64_t>(value));
        return add(value);
    }
    bool number_float(json::number_float_t value, const std::string& text) override {
        // A whole number too large for 64 bits arrives here as well.
        if (text.find_first_of(".eE") == std::string::npos)
            fail(cursor_.next(), fmt::format("the number {} is too large", text), "at most 64 bits");
        return add(value);
    }
    bool string(std::string& value) override { return add(std::move(value)); }
    bool binary(json::binary_t&) override { return false; }

    bool start_object(std::size_t) override { return open(LocatedJson::Object()); }
    bool start_array(std::size_t) override { return open(LocatedJson::List()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(std::string& key) override {
        const Place place = here(cursor_.next());
        auto& object = stack_.back()->get<LocatedJson::Object>();
        if (const LocatedJson* first = stack_.back()->find(key))
            throw ConfigError(
                {.place = to_string(place),
                 .found = fmt::format("the key \"{}\" stands twice in this object", key),
                 .fix = fmt::format("remove one; the other has its value at line {}", first->place.line)});
        object.push_back({key, place, {}});
        return true;
    }

    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override {
        if (error.id == 406) fail(cursor_.next(), "the number is too large", "a number that fits float64");
        const std::size_t at = position == 0 ? 0 : std::min(position, text_.size() + 1) - 1;
        fail(at, describe(at, error), "");
    }

private:
    [[noreturn]] void fail(std::size_t offset, const std::string& found, const std::string& expected) const {
        throw ConfigError({.place = to_string(here(offset)), .found = found, .expected = expected});
    }

    std::string describe(std::size_t at, const nlohmann::detail::exception& error) const {
        const std::string what = error.what();
        if (text_.find_first_not_of(" \t\r\n") == std::string::npos)
            return "the file is empty; expected an object: {...}";
        if (what.find("UTF-8") != std::string::npos) return "a byte that is no UTF-8";
        if (at >= text_.size()) return "the text ends too early; a bracket or quote is not closed";
        const std::size_t expected = what.find("expected ");
        const std::string hint = expected == std::string::npos ? "" : "; " + what.substr(expected);
        return fmt::format("syntax error at '{}'{}", text_[at], hint);
    }

    Place here(std::size_t offset) const {
        const Position position = cursor_.position(offset);
        return {name_, position.line, position.column};
    }

    template <class T> bool add(T value) {
        slot() = {std::move(value), here(cursor_.next())};
        return true;
    }

    template <class T> bool open(T empty) {
        LocatedJson& value = slot();
        value = {std::move(empty), here(cursor_.next())};
        if (stack_.size() == deepest)
            throw ConfigError({.place = to_string(value.place),
                               .found = fmt::format("brackets nested deeper than {}", deepest)});
        stack_.push_back(&value);
        return true;
    }

    bool close() {
        cursor_.next();
        stack_.pop_back();
        return true;
    }

    // Where the next value goes.
    LocatedJson& slot() {
        if (stack_.empty()) return root_;
        if (stack_.back()->is<LocatedJson::Object>())
            return stack_.back()->get<LocatedJson::Object>().back().value;
        return stack_.back()->get<LocatedJson::List>().emplace_back();
    }

    const std::string& text_;
    TokenCursor cursor_;
    std::shared_ptr<const std::string> name_;
    LocatedJson root_;
    std::vector<LocatedJson*> stack_;  // the objects and lists that are open
};

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

LocatedJson parse(const std::string& text, const std::string& name) {
    Builder builder(text, name);
    json::sax_parse(text, &builder, json::input_format_t::json, true, true);
    return builder.result();
}

}  // namespace xgrad::config
