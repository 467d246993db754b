#pragma once

#include "xgrad/base/error.hpp"
#include "xgrad/config/located_json.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace xgrad::config {

/// Problems as they are found.
class ProblemList {
public:
    /// Notes a problem with its place and the JSON path of what it is about.
    void add(const Place& place, const std::string& path, Problem problem);
    std::size_t size() const noexcept { return found_.size(); }
    /// All of them, source by source, each in the order of its lines.
    std::vector<Problem> in_order() const;

private:
    struct Found {
        Place place;
        Problem problem;
    };
    std::vector<Found> found_;
};

}  // namespace xgrad::config
