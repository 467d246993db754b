#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

// Values as C++ spells them.
namespace xgrad::config {

/// The shortest digits that are read back as the same double.
std::string cpp_literal(double number);
std::string cpp_literal(std::int64_t number);
std::string cpp_literal(std::uint64_t number);
/// In quotes; a text that has the byte 0 in it, which would end a literal, as a std::string. What is not ASCII stays as it is.
std::string cpp_literal(std::string_view text);

/// A literal in quotes as several in a row, cut behind blanks so that none is wider than `width`, nor the last than `last`,
/// where blanks allow it.
std::vector<std::string> cut_literal(const std::string& literal, std::size_t width, std::size_t last);

/// A type's name with its namespaces, which are left out where they have none themselves.
std::string cpp_name(const std::type_info& type);

/// How many columns of a screen UTF-8 takes, each character one.
std::size_t width_of(std::string_view text);

}  // namespace xgrad::config
