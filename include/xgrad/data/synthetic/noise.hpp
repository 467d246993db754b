#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/data/dataset.hpp"

#include <optional>
#include <vector>

namespace xgrad::data {

/// Standard normal noise of any shape, with classes or numbers drawn without regard to it: nothing to learn, but
/// much to compute. For benchmarks.
struct Noise {
    std::int64_t samples = 1000;
    std::vector<std::int64_t> shape = {2};  ///< of one example
    std::int64_t classes = 2;
    std::optional<std::int64_t> outputs = {};  ///< that many real targets an example, instead of a class
    std::uint64_t seed = 0;

    Dataset make(Dtype dtype) const;
    /// The first examples, if all have more than 2^16 numbers. Throws ConfigError if all do not fit into memory.
    std::optional<Dataset> look(Dtype dtype) const;
    static Fields<Noise> fields();
};

}  // namespace xgrad::data
