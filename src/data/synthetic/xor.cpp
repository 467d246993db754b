#include "xgrad/data/synthetic/xor.hpp"

#include "data/synthetic/examples.hpp"

namespace xgrad::data {

Fields<Xor> Xor::fields() {
    return {"xor", "the corners of a square, each of another class than its neighbours",
            field("samples", &Xor::samples).at_least(1).help("points in all"),
            field("noise", &Xor::noise)
                .at_least(0)
                .help("standard deviation around the corners, in sides of the square"),
            field("seed", &Xor::seed).help("of the noise")};
}

Dataset Xor::make(Dtype dtype) const {
    const RandomStream random(seed, "xor");
    LabelledPoints points{.coordinates = normals({samples, 2}, random), .labels = {}};
    for (double& coordinate : points.coordinates) coordinate *= noise;
    for (std::int64_t i = 0; i < samples; ++i) {
        const std::int64_t first = i / 2 % 2;
        const std::int64_t second = i % 2;
        points.coordinates[static_cast<std::size_t>(2 * i)] += static_cast<double>(first);
        points.coordinates[static_cast<std::size_t>(2 * i + 1)] += static_cast<double>(second);
        points.labels.push_back(first ^ second);
    }
    return points.in_order(2, dtype);
}

}  // namespace xgrad::data
