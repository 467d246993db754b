#include "train/places.hpp"

namespace xgrad {

std::string place_of(const Places& places, std::string_view path) {
    path = path.substr(0, path.find(" ("));
    const auto known = places.find(path);
    if (known != places.end()) return known->second;
    const std::size_t end = path.find_last_of(".[");
    return end == std::string_view::npos ? std::string() : place_of(places, path.substr(0, end));
}

Problem located(Problem problem, const Places& places, std::string_view path) {
    if (!problem.place.empty()) return problem;
    if (!problem.where.empty()) problem.place = place_of(places, problem.where);
    if (problem.place.empty()) problem.place = place_of(places, path);
    if (problem.where.empty()) problem.where = path;
    return problem;
}

}  // namespace xgrad
