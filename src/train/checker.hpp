#pragma once

#include "train/reading.hpp"
#include "xgrad/train/check.hpp"

#include <map>
#include <string>

namespace xgrad {

/// Data as checks look at them; the same are read once, however many experiments have them.
class DataLooks {
public:
    explicit DataLooks(std::string data_root) : data_root_(std::move(data_root)) {}

    /// Throws what reading them throws.
    const data::Prepared& of(const Experiment& experiment);

private:
    std::string data_root_;
    std::map<std::string, data::Prepared> seen_ = {};  // by the settings that make them
};

/// All that is wrong with an experiment, and what is odd about it.
Findings check(const Reading& reading, DataLooks& looks);

}  // namespace xgrad
