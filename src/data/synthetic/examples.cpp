#include "data/synthetic/examples.hpp"

#include "base/memory.hpp"
#include "data/numbers.hpp"

namespace xgrad::data {

Dataset LabelledPoints::in_order(std::int64_t classes, Dtype dtype) const {
    const auto count = static_cast<std::int64_t>(labels.size());
    const auto features = static_cast<std::int64_t>(coordinates.size()) / count;
    Dataset dataset{.classes = numbered(classes)};
    dataset.set("inputs", Array::of<double>({count, features}, coordinates).as(dtype));
    dataset.set("targets", Array::of<std::int64_t>({count}, labels));
    return dataset;
}

Dataset LabelledPoints::shuffled(std::int64_t classes, Dtype dtype, const RandomStream& random) const {
    return in_order(classes, dtype).select(random.permutation(static_cast<std::int64_t>(labels.size())));
}

std::int64_t share(std::int64_t count, std::int64_t parts, std::int64_t part) {
    return count / parts + (part < count % parts ? 1 : 0);
}

void require_room_for(const Shape& shape) {
    require_memory(static_cast<double>(shape.size()) * sizeof(double), "the examples");
}

std::vector<double> normals(const Shape& shape, const RandomStream& random) {
    require_room_for(shape);
    std::vector<double> numbers(static_cast<std::size_t>(shape.size()));
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = random.normal(i);
    return numbers;
}

}  // namespace xgrad::data
