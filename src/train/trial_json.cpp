#include "train/trial_json.hpp"

#include "train/run_end_json.hpp"
#include "xgrad/config/dump.hpp"

#include <nlohmann/json.hpp>

namespace xgrad {

nlohmann::ordered_json to_json(const Trial& trial) {
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    for (const Alternative& alternative : trial.point)
        values[alternative.of] = config::dump(alternative.value);
    return {{"trial", trial.number}, {"folder", trial.folder()}, {"values", std::move(values)}};
}

nlohmann::ordered_json to_json(const Trial& trial, const RunEnd& end) {
    nlohmann::ordered_json line = to_json(trial);
    line.update(to_json(end));
    return line;
}

}  // namespace xgrad
