#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/base/workers.hpp"
#include "xgrad/graph/var.hpp"
#include "xgrad/program/program.hpp"

#include <functional>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace xgrad {

/// A function on Vars that runs on Arrays: traced and compiled at the first call for a signature (the arguments' shapes
/// and dtypes), then run from the program kept for it. One call at a time.
class Traced {
public:
    /// Its arguments are inputs of a new graph at each trace; it returns values of that graph.
    using Body = std::function<std::vector<Var>(std::span<const Var> arguments)>;

    explicit Traced(Body body, Workers& workers = default_workers())
        : body_(std::move(body)), workers_(&workers) {}

    /// Throws what the body's ops throw, and what Program throws.
    std::vector<Array> operator()(std::span<const Array> arguments);

    /// Programs compiled so far: one for each signature met.
    std::size_t program_count() const noexcept { return programs_.size(); }

private:
    struct Compiled {
        std::vector<std::pair<Shape, Dtype>> signature;
        std::unique_ptr<Program> program;
    };
    Program& program_for(std::span<const Array> arguments);

    Body body_;
    Workers* workers_;
    std::vector<Compiled> programs_;
};

}  // namespace xgrad
