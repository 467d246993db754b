#pragma once

#include "xgrad/data/format.hpp"
#include "xgrad/data/preprocess.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace xgrad::data {

/// A part of the data kept aside as test set.
struct Split {
    double test = 0.2;  ///< fraction
    std::uint64_t seed = 1;
    bool stratify = false;  ///< the same share of each class

    static Fields<Split> fields();
};

/// The data section of a config: where data come from, how they are split, and what is done to them.
struct DataSpec {
    Format format = {};
    std::vector<Preprocess> preprocess = {};
    std::optional<Split> split = {};

    static Fields<DataSpec> fields();
};

/// Data ready for training, and what is needed to make new data ready the same way.
struct Prepared {
    Dataset train = {};
    std::optional<Dataset> test = {};
    Encoding encoding = {};
    std::vector<State> states = {};
};

Prepared prepare(const DataSpec& spec, const ReadContext& context);

}  // namespace xgrad::data
