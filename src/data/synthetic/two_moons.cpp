#include "xgrad/data/synthetic/two_moons.hpp"

#include "data/synthetic/examples.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace xgrad::data {

Fields<TwoMoons> TwoMoons::fields() {
    return {"two_moons", "two half circles that reach into each other",
            field("samples", &TwoMoons::samples).at_least(1).help("points in all"),
            field("noise", &TwoMoons::noise)
                .at_least(0)
                .help("standard deviation around the half circles, in radii"),
            field("seed", &TwoMoons::seed).help("of the noise and the order")};
}

Dataset TwoMoons::make(Dtype dtype) const {
    const RandomStream random(seed, "two_moons");
    LabelledPoints points{.coordinates = normals({samples, 2}, random), .labels = {}};
    for (double& coordinate : points.coordinates) coordinate *= noise;
    for (std::int64_t moon = 0; moon < 2; ++moon) {
        const std::int64_t count = share(samples, 2, moon);
        for (std::int64_t i = 0; i < count; ++i) {
            const double along =
                static_cast<double>(i) / static_cast<double>(std::max<std::int64_t>(1, count - 1));
            const double angle = std::numbers::pi * along;
            double* point = points.coordinates.data() + 2 * points.labels.size();
            point[0] += moon == 0 ? std::cos(angle) : 1 - std::cos(angle);
            point[1] += moon == 0 ? std::sin(angle) : 0.5 - std::sin(angle);
            points.labels.push_back(moon);
        }
    }
    return points.shuffled(2, dtype, random.substream(0));
}

}  // namespace xgrad::data
