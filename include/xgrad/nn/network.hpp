#pragma once

#include "xgrad/nn/layer.hpp"

#include <exception>
#include <initializer_list>
#include <string>
#include <vector>

namespace xgrad::nn {

/// In place of a layer: one above, by its name, whose settings and parameters are used once more.
struct Share {
    std::string layer;
};

/// A layer in its place in a network.
struct NamedLayer {
    std::string name = {};                 ///< empty: its type in small letters and a free number, "linear1"
    std::vector<std::string> inputs = {};  ///< earlier layers or data columns; empty: the layer before
    Layer layer = {};
    std::string share =
        {};  ///< in place of a layer: one above this one, whose settings, parameters and states it has too
    Source source = {};  ///< what messages call it; without a label: layer "fc1" (Linear)

    NamedLayer() = default;
    template <class T>
        requires(Described<T> && !std::same_as<T, NamedLayer>)
    // NOLINTNEXTLINE(google-explicit-constructor): Network{Linear{...}, ReLU{}}
    NamedLayer(T l) : layer(std::move(l)) {}
    NamedLayer(std::string layer_name, Layer l, std::vector<std::string> layer_inputs = {})
        : name(std::move(layer_name)), inputs(std::move(layer_inputs)), layer(std::move(l)) {}
    // NOLINTNEXTLINE(google-explicit-constructor): Network{{"f", Linear{...}}, Tanh{}, Share{"f"}}
    NamedLayer(Share of) : share(std::move(of.layer)) {}
    NamedLayer(std::string layer_name, Share of, std::vector<std::string> layer_inputs = {})
        : name(std::move(layer_name)), inputs(std::move(layer_inputs)), share(std::move(of.layer)) {}

    static Fields<NamedLayer> fields();
};

/// A value with a name: what layers may refer to.
struct NamedVar {
    std::string name;
    Var value;
};

/// What became of a layer when its network was traced.
struct TracedLayer {
    std::string name;                      ///< its own, or the one it was given
    std::vector<std::string> inputs = {};  ///< what it took, by name
    Var value = {};                   ///< empty if the layer has a fault, or one that it takes its input from
    std::exception_ptr fault = {};    ///< of the layer itself, with its place and label
    std::size_t first_parameter = 0;  ///< of those that the scope had declared by then
    std::size_t parameters = 0;       ///< how many it declared
    std::size_t first_state = 0;      ///< likewise
    std::size_t states = 0;
    std::size_t first_node = 0;  ///< of those that the graph had by then
    std::size_t nodes = 0;       ///< how many it added
    bool used = false;           ///< by a later layer, or as the network's answer
};

/// Layers in the order in which they are computed: a chain, or any directed acyclic graph where layers name their
/// inputs. Network{Linear{.units = 50}, ReLU{}, {"out", Linear{.units = 10}}}.
class Network {
public:
    Network() = default;
    Network(std::initializer_list<NamedLayer> layers) : layers_(layers) {}
    explicit Network(std::vector<NamedLayer> layers) : layers_(std::move(layers)) {}

    Network& add(NamedLayer layer);
    const std::vector<NamedLayer>& layers() const noexcept { return layers_; }
    /// What messages call the last layer: its source's label, or "the last layer (Linear)".
    std::string last_label() const;

    /// Traces the layers in the scope's graph, from the data columns (mini-batch first; the first layer takes the first
    /// column unless it says otherwise), and returns the last layer's value.
    /// Throws ConfigError for an empty network, a layer without type, an unknown or repeated name, a setting out of range or a number of inputs
    /// that the layer does not take; ShapeError or TypeError for inputs that do not suit it. All name the layer.
    Var operator()(Scope& scope, std::span<const NamedVar> columns) const;
    /// The same, with all layers' values.
    std::vector<TracedLayer> sound_trace(Scope& scope, std::span<const NamedVar> columns) const;
    /// Likewise, but going on where it can after a fault: to show a network, or all that is wrong with it.
    /// Throws ConfigError for an empty network alone.
    std::vector<TracedLayer> trace(Scope& scope, std::span<const NamedVar> columns) const;

private:
    std::vector<NamedLayer> layers_;
};

}  // namespace xgrad::nn
