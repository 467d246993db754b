#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/data/dataset.hpp"

#include <cstdint>
#include <vector>

namespace xgrad::data {

/// Arms of a spiral in the plane, one for each class, that turn by about 4 radians while their radius grows from 0 to 1.
/// Source: Karpathy's CS231n notes; the book "Deep Learning from Scratch", volume 2, chapter 1.
struct Spiral {
    std::int64_t classes = 3;
    double noise = 0.2;  ///< standard deviation of the angle, in radians

    static Fields<Spiral> fields();
    Dataset make(std::int64_t samples, const RandomStream& random) const;
};

/// The corners of a square, in two classes: equal signs and unequal signs of the coordinates.
struct Xor {
    double noise = 0.1;  ///< standard deviation around the corners (+-1, +-1)

    static Fields<Xor> fields();
    Dataset make(std::int64_t samples, const RandomStream& random) const;
};

/// Two interleaved half circles of radius 1, as in scikit-learn's make_moons.
struct TwoMoons {
    double noise = 0.1;  ///< standard deviation of each coordinate

    static Fields<TwoMoons> fields();
    Dataset make(std::int64_t samples, const RandomStream& random) const;
};

/// A cloud of points for each class, around centres drawn from [-10, 10] along each axis.
struct Blobs {
    std::int64_t classes = 3;
    std::int64_t features = 2;
    double noise = 1;  ///< standard deviation around the centre

    static Fields<Blobs> fields();
    Dataset make(std::int64_t samples, const RandomStream& random) const;
};

/// A linear regression: normal inputs x, targets x w + b + noise, with w and b drawn once from a normal distribution.
struct LinearRegression {
    std::int64_t features = 1;
    std::int64_t outputs = 1;
    double noise = 0.1;  ///< standard deviation of the targets around the line

    static Fields<LinearRegression> fields();
    Dataset make(std::int64_t samples, const RandomStream& random) const;
};

/// Normal noise of a shape, with classes or real targets that have nothing to do with it: for measuring speed.
struct RandomNoise {
    std::vector<std::int64_t> shape = {10};  ///< of an example
    std::int64_t classes = 10;               ///< 0: real targets
    std::int64_t outputs = 1;                ///< real targets of an example

    static Fields<RandomNoise> fields();
    Dataset make(std::int64_t samples, const RandomStream& random) const;
};

}  // namespace xgrad::data
