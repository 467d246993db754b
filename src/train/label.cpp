#include "train/label.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace xgrad {
namespace {

using config::LocatedJson;

// The keys by which an object says what type it is.
constexpr std::array<std::string_view, 3> type_keys{"type", "format", "kind"};

bool is_type(const LocatedJson::Member& member) {
    return member.value.is<std::string>() &&
           std::find(type_keys.begin(), type_keys.end(), member.key) != type_keys.end();
}

std::string nested(const LocatedJson& value) {
    const std::string label = label_of(value);
    return value.is<LocatedJson::Object>() && label.find(' ') != std::string::npos ? "(" + label + ")"
                                                                                   : label;
}

struct Label {
    std::string operator()(std::nullptr_t) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const std::string& text) const { return text; }
    template <class Number> std::string operator()(Number number) const { return fmt::to_string(number); }
    std::string operator()(const LocatedJson::List& list) const {
        std::vector<std::string> items;
        for (const LocatedJson& item : list) items.push_back(nested(item));
        return fmt::format("[{}]", fmt::join(items, ", "));
    }
    std::string operator()(const LocatedJson::Object& object) const {
        std::vector<std::string> parts;
        for (const LocatedJson::Member& member : object)
            parts.push_back(is_type(member) ? member.value.get<std::string>()
                                            : fmt::format("{}={}", member.key, nested(member.value)));
        return fmt::format("{}", fmt::join(parts, " "));
    }
};

// Where the next longer end of the path begins, if the one that begins at `at` is too short.
std::size_t longer(const std::string& path, std::size_t at) {
    if (at < 2) return 0;
    const std::size_t dot = path.rfind('.', at - 2);
    return dot == std::string::npos ? 0 : dot + 1;
}

}  // namespace

std::string label_of(const LocatedJson& value) { return std::visit(Label{}, value.value); }

std::vector<std::string> short_names(const std::vector<std::string>& paths) {
    std::vector<std::size_t> begins;
    for (const std::string& path : paths) begins.push_back(longer(path, path.size() + 1));
    const auto name = [&](std::size_t i) { return paths[i].substr(begins[i]); };
    for (std::size_t i = 0; i < paths.size(); ++i)
        for (std::size_t j = 0; j < paths.size(); ++j)
            while (i != j && paths[i] != paths[j] && name(i) == name(j)) {
                const std::string same = name(i);
                for (std::size_t k = 0; k < paths.size(); ++k)
                    if (name(k) == same) begins[k] = longer(paths[k], begins[k]);
            }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < paths.size(); ++i) names.push_back(name(i));
    return names;
}

std::optional<Problem> check_name(const std::string& name) {
    if (!name.empty() && name.find_first_of("/\\") == std::string::npos && name != "." && name != "..")
        return std::nullopt;
    return Problem{.found = fmt::format("the name \"{}\"", name),
                   .expected = "a name that can be a folder's"};
}

std::string in_file_name(std::string_view text) {
    std::string name;
    for (const char letter : text) {
        const bool plain = std::isalnum(static_cast<unsigned char>(letter)) != 0 ||
                           std::string_view("._=+-,").find(letter) != std::string_view::npos;
        if (plain) name += letter;
        else if (!name.empty() && name.back() != '-') name += '-';
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name;
}

}  // namespace xgrad
