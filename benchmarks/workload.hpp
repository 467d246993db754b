#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace xgrad::benchmarks {

/// A network of models/bench: fully connected layers with ReLU between, softmax and cross-entropy at the end.
struct Workload {
    std::vector<std::int64_t> widths;  ///< of the input and of each layer
    std::int64_t batch;
    bool adam;  ///< and otherwise SGD
    double learning_rate;

    std::int64_t parameters() const;
};

/// Reads models/bench/<name>.json. Throws std::runtime_error if there is none or it is of another kind.
Workload read_workload(const std::string& name);

/// The workload that is no network: value and gradient of sum(tanh(x) exp(-x^2) + log(1 + x^2) sigmoid(x)).
inline constexpr const char* chain_name = "chain";
inline constexpr std::int64_t chain_size = 1'000'000;

/// Standard normal numbers, the same in each program.
std::vector<float> normal_numbers(std::int64_t count);
/// Class labels below `classes`, likewise.
std::vector<std::int64_t> labels(std::int64_t count, std::int64_t classes);

}  // namespace xgrad::benchmarks
