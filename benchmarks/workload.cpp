#include "workload.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace xgrad::benchmarks {
namespace {

using nlohmann::json;

json read_model(const std::string& name) {
    const std::string path = std::string(XGRAD_BENCHMARK_MODELS) + "/" + name + ".json";
    std::ifstream file(path);
    if (!file) throw std::runtime_error("there is no workload \"" + name + "\" (no file " + path + ")");
    return json::parse(file, nullptr, true, true);
}

std::vector<std::int64_t> widths_of(const std::string& name, const json& model) {
    std::vector<std::int64_t> widths = model.at("data").at("shape");
    for (const json& layer : model.at("model")) {
        if (layer == "ReLU") continue;
        if (!layer.is_object() || layer.at("type") != "Linear")
            throw std::runtime_error("the workload \"" + name + "\" has a layer that is not Linear or ReLU");
        widths.push_back(layer.at("units"));
    }
    return widths;
}

}  // namespace

std::int64_t Workload::parameters() const {
    std::int64_t count = 0;
    for (std::size_t i = 1; i < widths.size(); ++i) count += (widths[i - 1] + 1) * widths[i];
    return count;
}

Workload read_workload(const std::string& name) {
    const json model = read_model(name);
    const json& optimizer = model.at("optimizer");
    const bool adam = optimizer == "Adam";
    if (!adam && (!optimizer.is_object() || optimizer.at("type") != "SGD"))
        throw std::runtime_error("the workload \"" + name + "\" has another optimizer than SGD or Adam");
    return {.widths = widths_of(name, model),
            .batch = model.at("training").at("batch").at("size"),
            .adam = adam,
            .learning_rate = adam ? 0.001 : optimizer.at("learning_rate").get<double>()};
}

std::vector<float> normal_numbers(std::int64_t count) {
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    std::vector<float> numbers(static_cast<std::size_t>(count));
    for (float& number : numbers) number = normal(random);
    return numbers;
}

std::vector<std::int64_t> labels(std::int64_t count, std::int64_t classes) {
    std::mt19937 random(2);
    std::uniform_int_distribution<std::int64_t> any(0, classes - 1);
    std::vector<std::int64_t> result(static_cast<std::size_t>(count));
    for (std::int64_t& label : result) label = any(random);
    return result;
}

}  // namespace xgrad::benchmarks
