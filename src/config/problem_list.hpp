#pragma once

#include "xgrad/base/error.hpp"
#include "xgrad/config/located_json.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace xgrad::config {

/// Sorts problems by their places: source by source in the order of their first problems, each by lines and columns.
void sort_by_place(std::vector<Problem>& problems);

/// Problems as they are found.
class ProblemList {
public:
    /// Notes a problem with its place and the JSON path of what it is about.
    void add(const Place& place, const std::string& path, Problem problem);
    std::size_t size() const noexcept { return found_.size(); }
    /// Forgets all but the first `count`.
    void forget_from(std::size_t count) { found_.resize(count); }
    /// All of them, sorted by place.
    std::vector<Problem> in_order() const;

private:
    std::vector<Problem> found_;
};

}  // namespace xgrad::config
