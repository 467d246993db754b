#include "config/problem_list.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace xgrad::config {
namespace {

// Takes ":14" off the end of a place and returns 14; 0 if there is no number.
int take_number(std::string_view& place) {
    const std::size_t colon = place.rfind(':');
    if (colon == std::string_view::npos) return 0;
    int number = 0;
    const char* end = place.data() + place.size();
    const auto read = std::from_chars(place.data() + colon + 1, end, number);
    if (read.ptr != end) return 0;
    place.remove_suffix(place.size() - colon);
    return number;
}

}  // namespace

void sort_by_place(std::vector<Problem>& problems) {
    std::map<std::string, std::size_t, std::less<>> ranks;  // of sources, in the order in which they appear
    std::vector<std::tuple<std::size_t, int, int, std::size_t>> order;
    for (const Problem& problem : problems) {
        std::string_view source = problem.place;
        const int column = take_number(source);
        const int line = take_number(source);
        const std::size_t rank = ranks.try_emplace(std::string(source), ranks.size()).first->second;
        order.emplace_back(rank, line, column, order.size());
    }
    std::sort(order.begin(), order.end());
    std::vector<Problem> sorted;
    for (const auto& [rank, line, column, index] : order) sorted.push_back(std::move(problems[index]));
    problems = std::move(sorted);
}

void ProblemList::add(const Place& place, const std::string& path, Problem problem) {
    problem.place = to_string(place);
    problem.where = path;
    found_.push_back(std::move(problem));
}

std::vector<Problem> ProblemList::in_order() const {
    std::vector<Problem> problems = found_;
    sort_by_place(problems);
    return problems;
}

}  // namespace xgrad::config
