#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace xgrad::config {

/// An item of a list in braces. (A template, as the list holds such items and is part of them.)
template <class Text> struct CppItemOf {
    std::string member = {};  ///< that it sets: ".units = 50"; empty: it stands by its place
    Text value;
};

/// A value in C++: text as it stands, or a list in braces behind its type's name.
struct CppText {
    std::string text = {};  ///< or the type's name; empty where the context knows it
    bool braced = false;
    std::vector<CppItemOf<CppText>> items = {};
};

using CppItem = CppItemOf<CppText>;

/// All on one line: nn::Linear{.units = 50}.
std::string one_line(const CppText& code);

/// The same as clang-format puts it with the project's settings: a list that does not fit a line has each item on a line
/// of its own, but plain values fill theirs. `before`: the columns that stand before it on its first line, `indent`
/// those before the line's first word. A character behind it still fits the last line.
std::string lines(const CppText& code, std::size_t indent, std::size_t before);

}  // namespace xgrad::config
