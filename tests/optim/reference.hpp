#pragma once

#include "support/catch.hpp"
#include "xgrad/optim/updater.hpp"

#include <initializer_list>
#include <vector>

// Short runs of an optimizer, to compare with the figures of others.
namespace xgrad::optim {

inline std::vector<double> as_doubles(const Array& array) {
    std::vector<double> values;
    for (std::int64_t i = 0; i < array.size(); ++i) values.push_back(array.at(i));
    return values;
}

/// The parameters after the five steps of torch_figures.py.
inline std::vector<double> five_steps(const Optimizer& optimizer, Dtype dtype = Dtype::float64) {
    const std::vector<Array> gradients = {
        Array::of<double>({4}, {0.5, -1.0, 0.001, 0.0}),   Array::of<double>({4}, {0.25, 2.0, -0.002, 0.0}),
        Array::of<double>({4}, {-0.125, 0.5, 0.004, 3.0}), Array::of<double>({4}, {0.75, -0.25, 0.001, -1.0}),
        Array::of<double>({4}, {-1.5, 1.0, 0.0, 0.5}),
    };
    Array parameters = Array::of<double>({4}, {1.0, -2.0, 0.5, 0.0}).as(dtype);
    Updater updater(optimizer, dtype, 4);
    for (const Array& gradient : gradients) updater.step(parameters, gradient.as(dtype));
    return as_doubles(parameters);
}

/// (x, y) after 30 steps down f = x^2 / 20 + y^2 from (-7, 2), in float64: the textbook's comparison of
/// optimizers.
inline std::vector<double> thirty_steps_downhill(const Optimizer& optimizer) {
    Array point = Array::of<double>({2}, {-7.0, 2.0});
    Updater updater(optimizer, Dtype::float64, 2);
    for (int step = 0; step < 30; ++step)
        updater.step(point, Array::of<double>({2}, {point.at(0) / 10, 2 * point.at(1)}));
    return as_doubles(point);
}

inline void check_close(const std::vector<double>& got, std::initializer_list<double> wanted,
                        double tolerance) {
    REQUIRE(got.size() == wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i) CHECK_THAT(got[i], WithinAbs(wanted.begin()[i], tolerance));
}

}  // namespace xgrad::optim
