#include "xgrad/program/passes.hpp"

#include "support/catch.hpp"
#include "support/op_cases.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/program/program.hpp"

#include <fmt/format.h>

using namespace xgrad;

namespace {

Array uniform(const Shape& shape, std::uint64_t seed) {
    Array array(shape, Dtype::float32);
    const RandomStream random(seed, "passes test");
    for (std::uint64_t i = 0; float& value : array.values<float>())
        value = static_cast<float>(random.uniform(i++) * 4 - 2);
    return array;
}

std::vector<std::string> all_passes() {
    std::vector<std::string> names;
    for (const PassInfo& pass : passes()) names.emplace_back(pass.name);
    return names;
}

// A net with something for each pass, and its gradient.
std::vector<Array> run_without(const std::vector<std::string>& names, std::size_t* kernels = nullptr) {
    Graph graph;
    const Var x = graph.input("x", {37, 19}, Dtype::float32);
    const Var w = graph.input("w", {19, 11}, Dtype::float32);
    const Var b = graph.input("b", {11}, Dtype::float32);
    const Var scale = sqrt(graph.constant(Array::scalar(4.0F)));
    const Var y = tanh(matmul(x, w) + b) * exp(-square(matmul(x, w) + b)) / scale;
    const Var loss = mean(log_softmax(y * 1, -1));
    std::vector<Var> outputs{loss};
    for (const Var& g : gradients(loss, std::vector{x, w, b})) outputs.push_back(g);
    Program program({x, w, b}, outputs, default_workers(), {.without = names});
    if (kernels != nullptr) *kernels = program.step_count();
    return program(std::vector{uniform({37, 19}, 1), uniform({19, 11}, 2), uniform({11}, 3)});
}

}  // namespace

TEST_CASE("no pass changes a bit, and all of them together make the program shorter") {
    std::size_t shortest = 0;
    const std::vector<Array> expected = run_without({}, &shortest);
    for (const PassInfo& pass : passes()) {
        INFO(pass.name);
        CHECK(run_without({std::string(pass.name)}) == expected);
    }
    std::size_t longest = 0;
    CHECK(run_without(all_passes(), &longest) == expected);
    CHECK(longest > shortest);
}

TEST_CASE("what lies behind an input is not needed, whatever the passes") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var a = exp(x);
    const std::vector inputs{Array::of<double>({2}, {0, 3})};
    CHECK(Program({a}, {a + 1})(inputs)[0] == Array::of<double>({2}, {1, 4}));
    CHECK(Program({a}, {a + 1}, default_workers(), {.without = all_passes()})(inputs)[0] ==
          Array::of<double>({2}, {1, 4}));
}

// Of every op, with its gradients.
TEST_CASE("all passes together change no bit of any op's value and derivatives") {
    for (const tests::OpCase& op : tests::op_cases())
        for (const Dtype dtype : {Dtype::float32, Dtype::float64}) {
            const std::vector<Array> arguments = op.arguments(op.shapes.front(), dtype);
            Graph graph;
            std::vector<Var> inputs;
            std::vector<Var> floating;
            for (const Array& argument : arguments) {
                inputs.push_back(
                    graph.input(fmt::to_string(inputs.size()), argument.shape(), argument.dtype()));
                if (is_floating(argument.dtype())) floating.push_back(inputs.back());
            }
            const Var y = op.function(inputs);
            std::vector<Var> outputs{y};
            for (const Var& g : gradients(sum(square(y)), floating)) outputs.push_back(g);
            INFO(op.name);
            CHECK(Program(inputs, outputs)(arguments) ==
                  Program(inputs, outputs, default_workers(), {.without = all_passes()})(arguments));
        }
}

TEST_CASE("a pass that there is not is answered with the nearest") {
    CHECK_NOTHROW(require_valid({.without = {"fuse", "fold"}}));
    CHECK_THROWS_WITH(require_valid({.without = {"fuse2"}}),
                      "passes: no pass \"fuse2\"; expected one of broadcast, fold, simplify, share, fuse; "
                      "did you mean \"fuse\"?");
}
