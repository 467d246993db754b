#include "xgrad/base/error.hpp"

#include <utility>

namespace xgrad {

std::string to_string(const Problem& problem) {
    std::string text = problem.place.empty() ? "" : problem.place + ": error: ";
    if (!problem.where.empty()) text += problem.where + ": ";
    text += problem.found;
    if (!problem.expected.empty()) text += "; expected " + problem.expected;
    if (!problem.fix.empty()) text += "; " + problem.fix;
    return text;
}

Error::Error(Problem problem) : std::runtime_error(to_string(problem)), problem_(std::move(problem)) {}

}  // namespace xgrad
