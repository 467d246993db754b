#include "xgrad/transform/traced.hpp"

#include "xgrad/graph/graph.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad {
namespace {

bool matches(const std::vector<std::pair<Shape, Dtype>>& signature, std::span<const Array> arguments) {
    return std::equal(signature.begin(), signature.end(), arguments.begin(), arguments.end(),
                      [](const auto& known, const Array& array) {
                          return known.first == array.shape() && known.second == array.dtype();
                      });
}

}  // namespace

std::vector<Array> Traced::operator()(std::span<const Array> arguments) {
    return program_for(arguments)(arguments);
}

Program& Traced::program_for(std::span<const Array> arguments) {
    const auto known = std::find_if(programs_.begin(), programs_.end(),
                                    [&](const Compiled& c) { return matches(c.signature, arguments); });
    if (known != programs_.end()) return *known->program;

    Graph graph;
    Compiled fresh;
    std::vector<Var> inputs;
    for (const Array& array : arguments) {
        fresh.signature.emplace_back(array.shape(), array.dtype());
        inputs.push_back(
            graph.input(fmt::format("argument {}", inputs.size()), array.shape(), array.dtype()));
    }
    std::vector<Var> outputs = body_(inputs);
    for (Var& output : outputs)
        if (!output.in_graph())
            output = graph.constant(output.number() != nullptr ? Array::scalar(*output.number())
                                                               : *output.array());
    fresh.program = std::make_unique<Program>(inputs, std::move(outputs), *workers_);
    programs_.push_back(std::move(fresh));
    return *programs_.back().program;
}

}  // namespace xgrad
