#include "config/cpp_text.hpp"

#include "config/cpp_literal.hpp"

#include <algorithm>

namespace xgrad::config {
namespace {

constexpr std::size_t code_width = 110;
constexpr std::size_t indent_step = 4;

std::string new_line(std::size_t indent) { return "\n" + std::string(indent, ' '); }

std::string start_of(const CppItem& item) { return item.member.empty() ? "" : "." + item.member + " = "; }

bool is_plain(const CppItem& item) { return item.member.empty() && !item.value.braced; }

// As many items to a line as fit.
std::string filled_lines(const std::vector<CppItem>& items, std::size_t indent) {
    std::string text;
    std::string line;
    for (const CppItem& item : items) {
        const std::string next = item.value.text + (&item == &items.back() ? "" : ",");
        if (!line.empty() && indent + width_of(line) + 1 + width_of(next) > code_width) {
            text += new_line(indent) + line;
            line.clear();
        }
        line += (line.empty() ? "" : " ") + next;
    }
    return text + new_line(indent) + line;
}

std::string item_lines(const CppItem& item, std::size_t indent) {
    const std::string start = start_of(item);
    const std::string text = lines(item.value, indent, indent + start.size());
    if (item.member.empty() || text.find('\n') == std::string::npos)
        return new_line(indent) + start + text + ",";
    const std::size_t deeper = indent + indent_step;  // behind a member clang-format begins a new line
    return new_line(indent) + "." + item.member + " =" + new_line(deeper) +
           lines(item.value, deeper, code_width) + ",";
}

}  // namespace

std::string one_line(const CppText& code) {
    if (!code.braced) return code.text;
    std::string items;
    for (const CppItem& item : code.items)
        items += (items.empty() ? "" : ", ") + start_of(item) + one_line(item.value);
    return code.text + "{" + items + "}";
}

std::string lines(const CppText& code, std::size_t indent, std::size_t before) {
    std::string line = one_line(code);
    if (code.items.empty() || before + width_of(line) < code_width) return line;
    const std::size_t inner = indent + indent_step;
    if (std::all_of(code.items.begin(), code.items.end(), is_plain))
        return code.text + "{" + filled_lines(code.items, inner) + new_line(indent) + "}";
    std::string items;
    for (const CppItem& item : code.items) items += item_lines(item, inner);
    return code.text + "{" + items + new_line(indent) + "}";
}

}  // namespace xgrad::config
