#pragma once

#include "xgrad/base/random.hpp"
#include "xgrad/data/dataset.hpp"

#include <cstdint>
#include <vector>

namespace xgrad::data {

// A labelled set of points in the making: the coordinates of an example after those of the one before.
struct LabelledPoints {
    std::vector<double> coordinates;
    std::vector<std::int64_t> labels;

    // As a dataset, with the examples in random order.
    Dataset shuffled(std::int64_t classes, Dtype dtype, const RandomStream& random) const;
    // As a dataset, in the order in which they were made.
    Dataset in_order(std::int64_t classes, Dtype dtype) const;
};

// How many of `count` things fall to part `part` if they are dealt out evenly, the first parts getting one more.
std::int64_t share(std::int64_t count, std::int64_t parts, std::int64_t part);

// Throws ConfigError for more examples than fit into memory.
void require_room_for(const Shape& shape);

// As many numbers of a standard normal distribution as an array of that shape has. Throws ConfigError for more than fit
// into memory.
std::vector<double> normals(const Shape& shape, const RandomStream& random);

}  // namespace xgrad::data
