#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/base/workers.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/program/program.hpp"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace xgrad {

/// The programs of a function on Vars, one for each signature that it has met: its arguments' structure, shapes and
/// dtypes. One call at a time.
class ProgramCache {
public:
    /// What a trace returns: values of the graph, or constants, and the structure that they make up for its caller.
    struct Trace {
        std::vector<Var> outputs;
        std::shared_ptr<const void> structure = nullptr;
    };
    /// Its arguments are inputs of a new graph.
    using Body = std::function<Trace(std::span<const Var> arguments)>;
    struct Result {
        std::vector<Array> arrays;
        std::shared_ptr<const void> structure;
    };

    explicit ProgramCache(Workers& workers = default_workers()) : workers_(&workers) {}

    /// The outputs of what `body` traces for the arguments' signature; it is only called if that is new.
    /// structure: how the arguments make up those of the function. Throws what the body's ops throw, and what Program throws.
    Result run(std::span<const Array> arguments, const std::string& structure, const Body& body);

    /// Programs compiled so far.
    std::size_t size() const noexcept { return programs_.size(); }

private:
    struct Compiled {
        std::string structure;
        std::vector<std::pair<Shape, Dtype>> signature;
        std::shared_ptr<const void> result_structure;
        std::unique_ptr<Program> program;
    };
    Compiled& compiled(std::span<const Array> arguments, const std::string& structure, const Body& body);

    Workers* workers_;
    std::vector<Compiled> programs_;
};

}  // namespace xgrad
