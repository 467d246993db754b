#include "xgrad/data/synthetic/spiral.hpp"

#include "base/memory.hpp"
#include "data/numbers.hpp"
#include "data/synthetic/examples.hpp"

#include <cmath>

namespace xgrad::data {

Fields<Spiral> Spiral::fields() {
    return {"spiral",
            "arms of a spiral, one a class, in the plane",
            field("samples", &Spiral::samples).at_least(1).help("points in all"),
            field("classes", &Spiral::classes).at_least(1).at_most(most_classes).help("arms"),
            field("noise", &Spiral::noise).at_least(0).help("standard deviation of the angle, in radians"),
            field("sweep", &Spiral::sweep).help("angle through which an arm turns, in radians"),
            field("arm_angle", &Spiral::arm_angle)
                .help("angle from the start of one arm to that of the next, in radians"),
            field("seed", &Spiral::seed).help("of the noise and the order")};
}

Dataset Spiral::make(Dtype dtype) const {
    const RandomStream random(seed, "spiral");
    require_memory(3.0 * sizeof(double) * static_cast<double>(samples), "the examples");
    LabelledPoints points;
    for (std::int64_t arm = 0; arm < classes; ++arm) {
        const std::int64_t count = share(samples, classes, arm);
        for (std::int64_t i = 0; i < count; ++i) {
            const double radius = static_cast<double>(i) / static_cast<double>(count);
            const double angle = arm_angle * static_cast<double>(arm) + sweep * radius +
                                 noise * random.normal(points.labels.size());
            points.coordinates.insert(points.coordinates.end(),
                                      {radius * std::sin(angle), radius * std::cos(angle)});
            points.labels.push_back(arm);
        }
    }
    return points.shuffled(classes, dtype, random.substream(0));
}

}  // namespace xgrad::data
