#include "config/problem_list.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace xgrad::config {

void ProblemList::add(const Place& place, const std::string& path, Problem problem) {
    problem.place = to_string(place);
    problem.where = path;
    found_.push_back({place, std::move(problem)});
}

std::vector<Problem> ProblemList::in_order() const {
    std::map<std::string, std::size_t> ranks;  // of sources, in the order in which they appear
    std::vector<std::tuple<std::size_t, int, int, std::size_t>> order;
    for (const Found& found : found_) {
        const std::string source = found.place.source ? *found.place.source : std::string();
        const std::size_t rank = ranks.try_emplace(source, ranks.size()).first->second;
        order.emplace_back(rank, found.place.line, found.place.column, order.size());
    }
    std::sort(order.begin(), order.end());
    std::vector<Problem> problems;
    for (const auto& [rank, line, column, index] : order) problems.push_back(found_[index].problem);
    return problems;
}

}  // namespace xgrad::config
