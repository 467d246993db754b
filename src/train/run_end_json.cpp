#include "train/run_end_json.hpp"

#include "train/figures_json.hpp"

#include <nlohmann/json.hpp>

namespace xgrad {

nlohmann::ordered_json to_json(const RunEnd& end) {
    if (!end.failed.empty()) return {{"failed", end.failed}};
    nlohmann::ordered_json object{{"epochs", end.epochs},
                                  {"steps", end.steps},
                                  {"parameters", end.parameters},
                                  {"train", to_json(end.train)}};
    if (end.test) object["test"] = to_json(*end.test);
    return object;
}

RunEnd to_run_end(const nlohmann::ordered_json& object) {
    if (object.contains("failed")) return {.failed = object["failed"].get<std::string>()};
    RunEnd end{.epochs = object.at("epochs").get<std::int64_t>(),
               .steps = object.at("steps").get<std::int64_t>(),
               .parameters = object.at("parameters").get<std::int64_t>(),
               .train = to_figures(object.at("train"))};
    if (object.contains("test")) end.test = to_figures(object["test"]);
    return end;
}

}  // namespace xgrad
