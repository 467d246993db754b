#include "xgrad/train/summary.hpp"

#include "xgrad/graph/op.hpp"

#include <exception>

namespace xgrad {
namespace {

const nn::NamedLayer& owner_of(const nn::NamedLayer& layer, const LayerTrace& trace,
                               const std::vector<nn::NamedLayer>& layers) {
    if (layer.share.empty()) return layer;
    std::size_t i = 0;
    while (trace.layers[i].name != layer.share) ++i;
    return owner_of(layers[i], trace, layers);
}

double flops_of(const nn::TracedLayer& layer) {
    const Graph graph = layer.value.graph();
    double flops = 0;
    for (std::size_t i = 0; i < layer.nodes; ++i)
        flops += xgrad::flops_of(graph.var(static_cast<NodeId>(layer.first_node + i)));
    return flops;
}

}  // namespace

std::vector<LayerSummary> summarize(const ModelSpec& spec, const std::vector<ColumnSpec>& columns) {
    const LayerTrace trace = trace_layers(spec, columns, nn::Mode::evaluate, 1);
    const std::vector<nn::NamedLayer>& layers = spec.network.layers();
    std::vector<LayerSummary> summaries;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const nn::TracedLayer& traced = trace.layers[i];
        if (traced.fault) std::rethrow_exception(traced.fault);
        LayerSummary summary{.name = traced.name,
                             .type = std::string(owner_of(layers[i], trace, layers).layer.type()),
                             .inputs = traced.inputs,
                             .output = traced.value.shape().without_axis(0)};
        for (std::size_t p = 0; p < traced.parameters; ++p)
            summary.parameters += trace.parameters[traced.first_parameter + p].shape.size();
        for (std::size_t s = 0; s < traced.states; ++s)
            summary.states += trace.states[traced.first_state + s].shape.size();
        summary.flops = flops_of(traced);
        summary.bytes = summary.output.size() * static_cast<std::int64_t>(size_of(traced.value.dtype()));
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

}  // namespace xgrad
