#include "xgrad/nn/layers/block.hpp"

#include "xgrad/base/error.hpp"

#include <fmt/format.h>

namespace xgrad::nn {
namespace {

std::vector<NamedVar> named(std::span<const Var> inputs) {
    if (inputs.size() == 1) return {{"input", inputs.front()}};
    std::vector<NamedVar> columns;
    for (const Var& input : inputs) columns.push_back({fmt::format("input{}", columns.size() + 1), input});
    return columns;
}

}  // namespace

Fields<Block> Block::fields() {
    return Fields<Block>{"Block", "layers as one, which may be repeated",
                         field("layers", &Block::layers)
                             .required()
                             .at_least_items(1)
                             .help("as in a model; \"input\" names what goes into the block"),
                         field("repeat", &Block::repeat)
                             .at_least(1)
                             .at_most(10000)
                             .help("so many times in a row, each with parameters of its own")}
        .of_shapes("that of its last layer")
        .for_example(
            R"({"type": "Block", "repeat": 3, "layers": [{"type": "Linear", "units": 64}, "ReLU"]})");
}

Var Block::operator()(Scope& scope, std::span<const Var> inputs) const {
    const Network network(layers);
    if (repeat == 1) return network(scope, named(inputs));
    if (inputs.size() != 1)
        throw ConfigError(
            scope.locate({.found = fmt::format("{} inputs to a block that is repeated", inputs.size()),
                          .expected = "one"}));
    Var x = inputs.front();
    for (std::int64_t i = 1; i <= repeat; ++i) {
        Scope turn = scope.child(fmt::format("{}", i));
        x = network(turn, named({&x, 1}));
    }
    return x;
}

}  // namespace xgrad::nn
