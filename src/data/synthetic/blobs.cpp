#include "xgrad/data/synthetic/blobs.hpp"

#include "data/numbers.hpp"
#include "data/synthetic/examples.hpp"

namespace xgrad::data {

Fields<Blobs> Blobs::fields() {
    return {"blobs",
            "round clouds of points, one a class",
            field("samples", &Blobs::samples).at_least(1).help("points in all"),
            field("classes", &Blobs::classes).at_least(1).at_most(most_classes).help("clouds"),
            field("features", &Blobs::features).at_least(1).help("coordinates of a point"),
            field("noise", &Blobs::noise)
                .at_least(0)
                .help("standard deviation of each coordinate within a cloud"),
            field("box", &Blobs::box).at_least(0).help("largest coordinate of a center, either way"),
            field("seed", &Blobs::seed).help("of centers, noise and order")};
}

Dataset Blobs::make(Dtype dtype) const {
    const RandomStream random(seed, "blobs");
    const RandomStream centers = random.substream(1);
    LabelledPoints points{.coordinates = normals({samples, features}, random), .labels = {}};
    for (std::int64_t i = 0; i < samples; ++i) {
        const std::int64_t cloud = i % classes;
        double* point = points.coordinates.data() + i * features;
        for (std::int64_t axis = 0; axis < features; ++axis) {
            const double center =
                box * (2 * centers.uniform(static_cast<std::uint64_t>(cloud * features + axis)) - 1);
            point[axis] = center + noise * point[axis];
        }
        points.labels.push_back(cloud);
    }
    return points.shuffled(classes, dtype, random.substream(0));
}

}  // namespace xgrad::data
