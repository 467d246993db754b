#include "xgrad/nn/layers/shapes.hpp"

#include "nn/example.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad::nn {
namespace {

// Whether the product of the sizes, in any order, can be counted.
bool countable(const std::vector<std::int64_t>& sizes) {
    std::int64_t product = 1;
    return std::ranges::none_of(sizes, [&](std::int64_t size) {
        return __builtin_mul_overflow(product, std::max<std::int64_t>(size, 1), &product);
    });
}

std::optional<Problem> check_shape(const Reshape& layer) {
    if (std::count(layer.shape.begin(), layer.shape.end(), -1) > 1)
        return Problem{.found = "more than one -1 in \"shape\"",
                       .expected = "at most one size that follows from the others"};
    if (layer.shape.size() >= Shape::max_rank)
        return Problem{.found = fmt::format("{} axes in \"shape\"", layer.shape.size()),
                       .expected = fmt::format("at most {}", Shape::max_rank - 1)};
    if (countable(layer.shape)) return std::nullopt;
    return Problem{.found = fmt::format("the shape [{}]", fmt::join(layer.shape, ", ")),
                   .expected = "a number of elements below 2^63"};
}

// The product of the sizes that are given.
std::int64_t given(const std::vector<std::int64_t>& sizes) {
    std::int64_t product = 1;
    for (const std::int64_t size : sizes) product *= size < 0 ? 1 : size;
    return product;
}

}  // namespace

Fields<Flatten> Flatten::fields() {
    return Fields<Flatten>{"Flatten", "lays all axes but the mini-batch's into one"}.of_shapes(
        "[a, b, ...] -> [a * b * ...]");
}

Var Flatten::operator()(Scope&, const Var& x) const {
    return reshape(x, {x.dim(0), example_shape(x).size()});
}

Fields<Reshape> Reshape::fields() {
    return Fields<Reshape>{"Reshape", "gives each example another shape of as many elements",
                           field("shape", &Reshape::shape)
                               .required()
                               .at_least(-1)
                               .help("sizes without the mini-batch axis; one may be -1")}
        .checked(check_shape)
        .of_shapes("[a, b, ...] -> shape")
        .for_example(R"({"type": "Reshape", "shape": [1, 28, 28]})");
}

Var Reshape::operator()(Scope& scope, const Var& x) const {
    if (const auto problem = check_shape(*this)) throw ShapeError(scope.locate(*problem));
    const Shape example = example_shape(x);
    const std::int64_t known = given(shape);
    const bool open = std::count(shape.begin(), shape.end(), -1) == 1;
    if (open ? known == 0 || example.size() % known != 0 : known != example.size())
        throw ShapeError(scope.locate(
            {.found = fmt::format("an input of shape {}, {} elements", to_string(example), example.size()),
             .expected = fmt::format("{} for the shape [{}]",
                                     open ? fmt::format("a multiple of {}", known) : fmt::to_string(known),
                                     fmt::join(shape, ", "))}));
    Shape wanted{x.dim(0)};
    for (const std::int64_t size : shape) wanted.push_back(size == -1 ? example.size() / known : size);
    return reshape(x, wanted);
}

Fields<Slice> Slice::fields() {
    return Fields<Slice>{
        "Slice", "a stretch of its input, such as some of the features",
        field("from", &Slice::from).help("the first index; a negative one counts from the end"),
        field("to", &Slice::to).help("the index behind the last; likewise; none: up to the end"),
        field("axis", &Slice::axis)
            .help("along which it is taken: 1 is the first behind the mini-batch, -1 the last")}
        .of_shapes("[..., n] -> [..., to - from]")
        .for_example(R"({"type": "Slice", "inputs": ["inputs"], "from": 0, "to": 3})");
}

Var Slice::operator()(Scope& scope, const Var& x) const {
    const auto along = static_cast<std::size_t>(example_axis(x, axis));
    const std::int64_t size = x.shape()[along];
    const auto from_start = [&](std::int64_t index) { return index < 0 ? index + size : index; };
    const std::int64_t first = from_start(from);
    const std::int64_t end = to ? from_start(*to) : size;
    if (first < 0 || end > size || first >= end)
        throw ShapeError(
            scope.locate({.found = fmt::format("from {} to {} of an axis of {}", from,
                                               to ? fmt::to_string(*to) : std::string("the end"), size),
                          .expected = fmt::format("at least one index, and none beyond {}", size)}));
    std::vector<SliceItem> items(along, Range{});
    items.emplace_back(Range{first, end});
    return slice(x, items);
}

}  // namespace xgrad::nn
