#include "train/figures_json.hpp"

#include <limits>
#include <nlohmann/json.hpp>

namespace xgrad {

nlohmann::ordered_json to_json(const Figures& figures) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const auto& [name, value] : figures) object[name] = value;
    return object;
}

Figures to_figures(const nlohmann::ordered_json& object) {
    Figures figures;
    for (const auto& [name, value] : object.items())
        figures.emplace_back(
            name, value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>());
    return figures;
}

}  // namespace xgrad
