#pragma once

#include "xgrad/data/format.hpp"
#include "xgrad/data/preprocess.hpp"
#include "xgrad/data/split.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace xgrad::data {

/// The data section of a config: where data come from, how they are split, and what is done to them before training.
struct DataSpec {
    Format format = {};
    std::optional<Split> split = {};  ///< takes a test set from the training set; for data that bring none
    std::optional<std::int64_t> take = {};  ///< so many of the training examples, the first; none: all
    std::vector<Preprocess> preprocess = {};

    std::string folder =
        {};  ///< of relative paths, itself relative to the config file's folder; empty: that folder

    static Fields<DataSpec> fields();
};

/// Data ready for training, and what makes new data ready in the same way.
struct Prepared {
    Dataset train = {};
    std::optional<Dataset> test = {};
    Encoding encoding = {};
    bool whole = true;               ///< false: of the sets, only the beginning
    std::vector<State> states = {};  ///< what each preprocessing step learned from the training set
};

/// Reads the data, takes the test set off, and so many of the other examples as wanted. Throws what reading and splitting
/// throw, and ConfigError for settings out of range, a split of data that bring a test set or fewer examples than are wanted.
Sets read_and_split(const DataSpec& spec, const ReadContext& context);

/// Reads, splits and preprocesses; the steps are fitted on the training set alone. Throws what read_and_split and the steps
/// throw.
Prepared prepare(const DataSpec& spec, const ReadContext& context);

/// Applies fitted steps to a set: to the inputs of new examples, say. Throws ConfigError unless there is a state for each.
Dataset apply_steps(const std::vector<Preprocess>& steps, const std::vector<State>& states, Dataset set);

}  // namespace xgrad::data
