#include "support/ops_reference.hpp"

#include "support/source_tree.hpp"

#include <algorithm>
#include <cctype>
#include <regex>
#include <vector>

namespace xgrad::tests {
namespace {

constexpr const char* preface = R"(# Ops

Functions on `xgrad::Var`, all in namespace `xgrad`. They broadcast as NumPy's and xtensor's do, take float32 and float64
where nothing else is said, and check shapes and dtypes when they are called; errors name the op and both shapes. Axes may
be counted from the back, as -1. Every derivative is made of ops and so can be differentiated again; at kinks and ties it
is the one that PyTorch takes. `+ - * /` and comparisons are operators; a number may stand in the place of an operand.

How to differentiate with them: [Differentiate xtensor code](differentiate.md). An op of your own:
[there too](differentiate.md#an-op-of-your-own).

This page is made of the headers in `include/xgrad/graph/ops/`.
)";

// What stands together in a header: declarations and what is said of them.
struct Entry {
    std::vector<std::string> declarations = {};
    std::string words = {};
};

struct Section {
    std::string title = {};
    std::string introduction = {};
    std::vector<Entry> entries = {};  // without declarations: a paragraph
};

bool starts(const std::string& line, const std::string& with) { return line.rfind(with, 0) == 0; }

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

void append(std::string& text, const std::string& more) { text += (text.empty() ? "" : " ") + trimmed(more); }

// Where a declaration has its arguments behind it.
std::size_t end_of(const std::string& declaration) {
    return std::min(declaration.find(");"), declaration.find(") {"));
}

// "Var elu(const Var& x, double alpha = 1);" as "elu(x, double alpha = 1)".
std::string plain(std::string declaration) {
    declaration = declaration.substr(0, end_of(declaration) + 1);
    for (const char* noise : {R"(^inline )", R"(^(std::vector<)?Var>? )", R"(const Var& )",
                              R"(std::int64_t )", R"(std::)", R"(const (?=[A-Z]|vector))", R"(&(?= ))"})
        declaration = std::regex_replace(declaration, std::regex(noise), "");
    return trimmed(std::regex_replace(declaration, std::regex(R"(\s+)"), " "));
}

bool declares_op(const std::string& line) {
    return std::regex_search(line, std::regex(R"(^(inline )?(Var|std::vector<Var>) (\w+|operator\S+)\()"));
}

class Header {
public:
    explicit Header(const std::string& path) : lines_(lines_of(path)) {
        const std::string name = path.substr(path.rfind('/') + 1);
        section_.title = name.substr(0, name.find('.'));
        section_.title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(section_.title[0])));
    }

    Section read() {
        while (at_ < lines_.size() && !starts(lines_[at_], "namespace xgrad {")) {
            if (starts(lines_[at_], "// ")) append(section_.introduction, lines_[at_].substr(3));
            ++at_;
        }
        for (++at_; at_ < lines_.size() && !starts(lines_[at_], "}  // namespace"); ++at_) read_line();
        flush();
        return section_;
    }

private:
    void read_line() {
        const std::string& line = lines_[at_];
        if (line.empty()) return flush();
        if (starts(line, "///")) return say(line.substr(3));
        if (starts(line, "//")) return append(paragraph_, line.substr(2));
        if (declares_op(line)) return declare();
        if (line.back() == '{') skip_body();
        if (!starts(line, "extern")) entry_ = {};  // of a type, which stands by the functions that take it
    }

    // New words after a declaration are of the next one.
    void say(const std::string& words) {
        if (!entry_.declarations.empty()) flush();
        append(entry_.words, words);
    }

    void declare() {
        flush_paragraph();
        std::string text = lines_[at_];
        while (end_of(text) == std::string::npos) text += " " + trimmed(lines_[++at_]);
        const std::size_t remark = text.find("///<");
        if (remark != std::string::npos) {
            flush();
            append(entry_.words, text.substr(remark + 4));
        }
        entry_.declarations.push_back(plain(text));
        if (text.find(") {") != std::string::npos && text.back() != '}') skip_body();
        if (remark != std::string::npos) flush();
    }

    void skip_body() {
        while (!starts(lines_[at_], "}")) ++at_;
    }

    void flush_paragraph() {
        if (!paragraph_.empty()) section_.entries.push_back({{}, paragraph_});
        paragraph_.clear();
    }

    void flush() {
        flush_paragraph();
        if (!entry_.declarations.empty()) section_.entries.push_back(entry_);
        entry_ = {};
    }

    std::vector<std::string> lines_;
    std::size_t at_ = 0;
    Section section_;
    Entry entry_;
    std::string paragraph_;
};

std::vector<Section> sections() {
    std::vector<Section> all;
    for (const std::string& path : files_below("include/xgrad/graph/ops", ".hpp")) {
        Section section = Header(path).read();
        if (!section.entries.empty()) all.push_back(std::move(section));
    }
    return all;
}

std::string listed(const std::vector<std::string>& declarations) {
    std::string text;
    for (const std::string& declaration : declarations)
        text += (text.empty() ? "`" : ", `") + declaration + "`";
    return text;
}

// Stars and pipes mean something in Markdown.
std::string escaped(const std::string& words) {
    return std::regex_replace(words, std::regex(R"([*|<])"), R"(\$&)");
}

}  // namespace

std::string ops_reference() {
    std::string page = preface;
    for (const Section& section : sections()) {
        page += "\n## " + section.title + "\n";
        if (!section.introduction.empty()) page += "\n" + escaped(section.introduction) + "\n";
        bool in_list = false;
        for (const Entry& entry : section.entries) {
            const bool item = !entry.declarations.empty();
            if (!item || !in_list) page += "\n";
            in_list = item;
            page += item ? "- " + listed(entry.declarations) : escaped(entry.words);
            if (item && !entry.words.empty()) page += ": " + escaped(entry.words);
            page += "\n";
        }
    }
    return page;
}

std::string ops_without_words() {
    std::string names;
    for (const Section& section : sections()) {
        bool under_paragraph = !section.introduction.empty();
        for (const Entry& entry : section.entries) {
            under_paragraph = under_paragraph || entry.declarations.empty();
            if (entry.words.empty() && !under_paragraph) names += listed(entry.declarations) + "\n";
        }
    }
    return names;
}

}  // namespace xgrad::tests
