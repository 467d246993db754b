#include "xgrad/data/synthetic/noise.hpp"

#include "data/numbers.hpp"
#include "data/synthetic/examples.hpp"

#include <algorithm>

namespace xgrad::data {
namespace {

Array normal_array(const Shape& shape, Dtype dtype, const RandomStream& random) {
    return Array::of<double>(shape, normals(shape, random)).as(dtype);
}

}  // namespace

Fields<Noise> Noise::fields() {
    return {"random",
            "standard normal noise of any shape: nothing to learn, for benchmarks",
            field("samples", &Noise::samples).at_least(1).help("examples in all"),
            field("shape", &Noise::shape)
                .at_least(1)
                .at_least_items(1)
                .help("of one example: [784], or [1, 28, 28]"),
            field("classes", &Noise::classes)
                .at_least(1)
                .at_most(most_classes)
                .help("classes to draw the targets from"),
            field("outputs", &Noise::outputs)
                .at_least(1)
                .help("instead of a class: that many normal numbers as the targets of an example"),
            field("seed", &Noise::seed).help("of inputs and targets")};
}

Dataset Noise::make(Dtype dtype) const {
    const RandomStream random(seed, "random");
    const RandomStream draws = random.substream(0);
    Dataset dataset;
    dataset.set("inputs", normal_array(Shape(std::span(shape)).with_axis(0, samples), dtype, random));
    if (outputs) {
        dataset.set("targets", normal_array({samples, *outputs}, dtype, draws));
        return dataset;
    }
    Array labels({samples}, Dtype::int64);
    std::uint64_t counter = 0;
    for (std::int64_t& label : labels.values<std::int64_t>())
        label = static_cast<std::int64_t>(draws.below(counter++, static_cast<std::uint64_t>(classes)));
    dataset.set("targets", labels);
    dataset.classes = numbered(classes);
    return dataset;
}

std::optional<Dataset> Noise::look(Dtype dtype) const {
    constexpr std::int64_t many_numbers = 1 << 16;
    const std::int64_t each = Shape(std::span(shape)).size();
    require_room_for(Shape{samples, each});
    Noise first = *this;
    first.samples = std::max<std::int64_t>(1, many_numbers / each);
    if (first.samples >= samples) return std::nullopt;
    return first.make(dtype);
}

}  // namespace xgrad::data
