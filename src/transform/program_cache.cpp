#include "xgrad/transform/program_cache.hpp"

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

Var placed(const Graph& graph, const Var& v) {
    if (v.in_graph()) return v;
    Graph to = graph;
    return to.constant(v.number() != nullptr ? Array::scalar(*v.number()) : *v.array());
}

}  // namespace

ProgramCache::Result ProgramCache::run(std::span<const Array> arguments, const std::string& structure,
                                       const Body& body) {
    const Compiled& found = compiled(arguments, structure, body);
    return {(*found.program)(arguments), found.result_structure};
}

ProgramCache::Compiled& ProgramCache::compiled(std::span<const Array> arguments, const std::string& structure,
                                               const Body& body) {
    const auto known = std::find_if(programs_.begin(), programs_.end(), [&](const Compiled& c) {
        return c.structure == structure && matches(c.signature, arguments);
    });
    if (known != programs_.end()) return *known;

    Graph graph;
    std::vector<std::pair<Shape, Dtype>> signature;
    std::vector<Var> inputs;
    for (const Array& array : arguments) {
        signature.emplace_back(array.shape(), array.dtype());
        inputs.push_back(
            graph.input(fmt::format("argument {}", inputs.size()), array.shape(), array.dtype()));
    }
    Trace trace = body(inputs);
    for (Var& output : trace.outputs) output = placed(graph, output);
    programs_.push_back({structure, std::move(signature), std::move(trace.structure),
                         std::make_unique<Program>(inputs, std::move(trace.outputs), *workers_)});
    return programs_.back();
}

}  // namespace xgrad
