#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace xgrad {

/// What a person needs to mend a fault; any of it but `found` may be empty.
struct Problem {
    std::string place = {};     ///< in a file: "model.json:14:5"
    std::string where = {};     ///< JSON path, layer or op: "model[2] (Linear)"
    std::string found = {};     ///< what is wrong, with the value or the shapes
    std::string expected = {};  ///< what would have been right: "a number above 0"
    std::string fix = {};       ///< the likely remedy: "did you mean \"units\"?"
};

/// The problem in one line: "place: error: where: found; expected ...; fix", without the parts that are empty; in place of
/// "error" another word.
std::string to_string(const Problem& problem, std::string_view severity = "error");

/// Text of a user's as messages show it: in quotes, on one line, shortened to 60 characters.
std::string in_quotes(std::string_view text);

/// The root of all errors that the library throws: bad input of any kind (exit code 2 of the command).
class Error : public std::runtime_error {
public:
    explicit Error(Problem problem);
    const Problem& problem() const noexcept { return problem_; }

private:
    Problem problem_;
};

/// Operands whose shapes do not go together.
class ShapeError : public Error {
public:
    using Error::Error;
};

/// An operand of a dtype that the op does not take, or a value used outside its graph.
class TypeError : public Error {
public:
    using Error::Error;
};

/// A setting of a config, a command line or a C++ object that is unknown, of the wrong type or out of range.
class ConfigError : public Error {
public:
    using Error::Error;
};

/// Data that cannot be used: a malformed file, a label outside the classes, a missing column.
class DataError : public Error {
public:
    using Error::Error;
};

/// A file or folder that cannot be found, read or written.
class FileError : public Error {
public:
    using Error::Error;
};

/// A run that went wrong although its input was sound: a loss that is not a number (exit code 1 of the command).
class RunError : public Error {
public:
    using Error::Error;
};

/// A derivative that differs from its central differences, or a check that would pass vacuously.
class GradientError : public Error {
public:
    using Error::Error;
};

}  // namespace xgrad
