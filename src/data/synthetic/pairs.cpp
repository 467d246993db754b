#include "xgrad/data/synthetic/pairs.hpp"

#include "data/numbers.hpp"
#include "data/synthetic/examples.hpp"

namespace xgrad::data {

Fields<Pairs> Pairs::fields() {
    return {"pairs",
            "pairs of points: are both of the same cloud (class 1), or not (class 0)?",
            field("samples", &Pairs::samples).at_least(1).help("pairs in all, half of them of one cloud"),
            field("classes", &Pairs::classes).at_least(2).at_most(most_classes).help("clouds"),
            field("features", &Pairs::features)
                .at_least(1)
                .help("coordinates of a point; an input has two points'"),
            field("noise", &Pairs::noise)
                .at_least(0)
                .help("standard deviation of each coordinate within a cloud"),
            field("box", &Pairs::box).at_least(0).help("largest coordinate of a center, either way"),
            field("seed", &Pairs::seed).help("of centers, noise, clouds and order")};
}

Dataset Pairs::make(Dtype dtype) const {
    const RandomStream random(seed, "pairs");
    const RandomStream centers = random.substream(1);
    const RandomStream clouds = random.substream(2);
    LabelledPoints pairs{.coordinates = normals({samples, 2 * features}, random), .labels = {}};
    for (std::int64_t i = 0; i < samples; ++i) {
        const auto draw = [&](std::uint64_t which, std::int64_t below) {
            return static_cast<std::int64_t>(
                clouds.below(2 * static_cast<std::uint64_t>(i) + which, static_cast<std::uint64_t>(below)));
        };
        const bool same = i % 2 == 1;
        const std::int64_t first = draw(0, classes);
        const std::int64_t second = same ? first : (first + 1 + draw(1, classes - 1)) % classes;
        double* point = pairs.coordinates.data() + 2 * i * features;
        for (const std::int64_t cloud : {first, second})
            for (std::int64_t axis = 0; axis < features; ++axis, ++point)
                *point = noise * *point +
                         box * (2 * centers.uniform(static_cast<std::uint64_t>(cloud * features + axis)) - 1);
        pairs.labels.push_back(same ? 1 : 0);
    }
    return pairs.shuffled(2, dtype, random.substream(0));
}

}  // namespace xgrad::data
