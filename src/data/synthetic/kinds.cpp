#include "xgrad/data/synthetic/kinds.hpp"

#include <cmath>
#include <numbers>

namespace xgrad::data {
namespace {

// Numbers of a stream one after the other.
class Draws {
public:
    explicit Draws(const RandomStream& random) : random_(random) {}
    double normal() { return random_.normal(next_++); }
    double uniform(double low, double high) { return low + (high - low) * random_.uniform(next_++); }
    std::int64_t below(std::int64_t bound) {
        return static_cast<std::int64_t>(random_.below(next_++, static_cast<std::uint64_t>(bound)));
    }

private:
    RandomStream random_;
    std::uint64_t next_ = 0;
};

struct Point {
    double x;
    double y;
};

// A set of points in the plane; point(i, label) makes the i-th, whose class goes round.
template <class MakePoint> Dataset plane(std::int64_t samples, std::int64_t classes, MakePoint point) {
    Array inputs({samples, 2}, Dtype::float64);
    Array targets({samples}, Dtype::int64);
    const auto xy = inputs.values<double>();
    const auto labels = targets.values<std::int64_t>();
    for (std::size_t i = 0; i < labels.size(); ++i) {
        labels[i] = static_cast<std::int64_t>(i) % classes;
        const Point p = point(static_cast<std::int64_t>(i), labels[i]);
        xy[2 * i] = p.x;
        xy[2 * i + 1] = p.y;
    }
    return make_dataset(inputs, targets);
}

Array normals(const Shape& shape, Draws& draws) {
    Array array(shape, Dtype::float64);
    for (double& value : array.values<double>()) value = draws.normal();
    return array;
}

}  // namespace

Fields<Spiral> Spiral::fields() {
    return {"spiral", "arms of a spiral, one for each class",
            field("classes", &Spiral::classes).at_least(1).help("how many arms"),
            field("noise", &Spiral::noise).at_least(0).help("standard deviation of the angle, in radians")};
}

Dataset Spiral::make(std::int64_t samples, const RandomStream& random) const {
    Draws draws(random);
    const auto per_class = static_cast<double>((samples + classes - 1) / classes);
    return plane(samples, classes, [&](std::int64_t i, std::int64_t label) {
        const double radius = static_cast<double>(i / classes) / per_class;
        const double angle = 4 * (static_cast<double>(label) + radius) + noise * draws.normal();
        return Point{radius * std::sin(angle), radius * std::cos(angle)};
    });
}

Fields<Xor> Xor::fields() {
    return {"xor", "the corners of a square in two classes, by the signs of the coordinates",
            field("noise", &Xor::noise).at_least(0).help("standard deviation around the corners")};
}

Dataset Xor::make(std::int64_t samples, const RandomStream& random) const {
    Draws draws(random);
    return plane(samples, 2, [&](std::int64_t i, std::int64_t label) {
        const double x = i / 2 % 2 == 0 ? -1 : 1;
        const double y = label == 0 ? x : -x;
        return Point{x + noise * draws.normal(), y + noise * draws.normal()};
    });
}

Fields<TwoMoons> TwoMoons::fields() {
    return {"two_moons", "two interleaved half circles",
            field("noise", &TwoMoons::noise).at_least(0).help("standard deviation of each coordinate")};
}

Dataset TwoMoons::make(std::int64_t samples, const RandomStream& random) const {
    Draws draws(random);
    return plane(samples, 2, [&](std::int64_t, std::int64_t label) {
        const double angle = draws.uniform(0, std::numbers::pi);
        const double x = label == 0 ? std::cos(angle) : 1 - std::cos(angle);
        const double y = label == 0 ? std::sin(angle) : 0.5 - std::sin(angle);
        return Point{x + noise * draws.normal(), y + noise * draws.normal()};
    });
}

Fields<Blobs> Blobs::fields() {
    return {"blobs", "a cloud of points for each class",
            field("classes", &Blobs::classes).at_least(1).help("how many clouds"),
            field("features", &Blobs::features).at_least(1).help("coordinates of a point"),
            field("noise", &Blobs::noise).at_least(0).help("standard deviation around the centre")};
}

Dataset Blobs::make(std::int64_t samples, const RandomStream& random) const {
    Draws draws(random);
    Array centres({classes, features}, Dtype::float64);
    for (double& value : centres.values<double>()) value = draws.uniform(-10, 10);
    Array inputs = normals({samples, features}, draws);
    Array targets({samples}, Dtype::int64);
    const auto labels = targets.values<std::int64_t>();
    const auto values = inputs.values<double>();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::int64_t example = static_cast<std::int64_t>(i) / features;
        const std::int64_t label = example % classes;
        labels[static_cast<std::size_t>(example)] = label;
        values[i] =
            centres.at(label * features + static_cast<std::int64_t>(i) % features) + noise * values[i];
    }
    return make_dataset(inputs, targets);
}

Fields<LinearRegression> LinearRegression::fields() {
    return {"linear", "a linear regression: targets x w + b and noise",
            field("features", &LinearRegression::features).at_least(1).help("inputs of an example"),
            field("outputs", &LinearRegression::outputs).at_least(1).help("targets of an example"),
            field("noise", &LinearRegression::noise)
                .at_least(0)
                .help("standard deviation of the targets around the line")};
}

Dataset LinearRegression::make(std::int64_t samples, const RandomStream& random) const {
    Draws draws(random);
    const Array w = normals({features, outputs}, draws);
    const Array b = normals({outputs}, draws);
    const Array inputs = normals({samples, features}, draws);
    Array targets = normals({samples, outputs}, draws);
    const auto values = targets.values<double>();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::int64_t example = static_cast<std::int64_t>(i) / outputs;
        const std::int64_t output = static_cast<std::int64_t>(i) % outputs;
        values[i] = noise * values[i] + b.at(output);
        for (std::int64_t f = 0; f < features; ++f)
            values[i] += inputs.at(example * features + f) * w.at(f * outputs + output);
    }
    return make_dataset(inputs, targets);
}

Fields<RandomNoise> RandomNoise::fields() {
    return {"random", "noise of a shape with unrelated targets, for measuring speed",
            field("shape", &RandomNoise::shape).at_least(1).help("sizes of an example's axes"),
            field("classes", &RandomNoise::classes)
                .at_least(0)
                .help("classes of the targets; 0 for real targets"),
            field("outputs", &RandomNoise::outputs).at_least(1).help("real targets of an example")};
}

Dataset RandomNoise::make(std::int64_t samples, const RandomStream& random) const {
    Draws draws(random);
    const Array inputs = normals(Shape(shape).with_axis(0, samples), draws);
    if (classes == 0) return make_dataset(inputs, normals({samples, outputs}, draws));
    Array targets({samples}, Dtype::int64);
    for (std::int64_t& label : targets.values<std::int64_t>()) label = draws.below(classes);
    return make_dataset(inputs, targets);
}

}  // namespace xgrad::data
