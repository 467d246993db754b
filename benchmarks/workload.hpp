// The workloads that peers run: read from the models that xgrad itself is measured with.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace bench {

/// A chain of Linear layers with ReLU between, under SoftmaxWithLoss.
struct Workload {
    std::string name;
    std::vector<long> sizes;  ///< of the input, and of each layer's output
    long batch;
    bool adam;  ///< else SGD
};

inline Workload read_workload(const std::string& path) {
    std::ifstream file(path);
    const auto json = nlohmann::json::parse(file, nullptr, true, true);
    Workload w{.name = json["name"],
               .sizes = {json["data"]["shape"][0].get<long>()},
               .batch = json["training"]["batch"]["size"],
               .adam = json["optimizer"] == "Adam"};
    for (const auto& layer : json["model"])
        if (layer.is_object()) w.sizes.push_back(layer["units"]);
    return w;
}

/// The median of the times of calls, in microseconds, over samples of a millisecond and more, after a warm-up.
inline double median_us(const std::function<void()>& work, double seconds = 1.0) {
    using Clock = std::chrono::steady_clock;
    const auto time_of = [&](int calls) {
        const auto start = Clock::now();
        for (int i = 0; i < calls; ++i) work();
        return std::chrono::duration<double, std::micro>(Clock::now() - start).count() / calls;
    };
    time_of(5);
    const int calls = std::max(1, static_cast<int>(1000 / std::max(time_of(3), 0.01)));
    std::vector<double> samples;
    const auto start = Clock::now();
    while (samples.size() < 7 || Clock::now() - start < std::chrono::duration<double>(seconds))
        samples.push_back(time_of(calls));
    std::nth_element(samples.begin(), samples.begin() + static_cast<long>(samples.size() / 2), samples.end());
    return samples[samples.size() / 2];
}

inline void report(double microseconds) { std::printf("{\"step_us\": %.3f}\n", microseconds); }

/// Of the chain workload: the number of elements.
inline constexpr long chain_size = 1'000'000;

}  // namespace bench
