#pragma once

#include "config/same_value.hpp"
#include "xgrad/train/experiment.hpp"

#include <map>
#include <string>

// C++ that the code itself wrote, compiled with the tests. To write it anew, and then to build again:
//   XGRAD_UPDATE=1 ./dev test -R "tests/golden"
namespace xgrad::tests {

/// The experiments that models.cpp builds, by the files of their models; "forwards" and "backwards" have every setting changed.
const std::map<std::string, Experiment (*)()>& golden_models();

/// Compares pieces, one after the other, with those that are expected.
class PieceCheck {
public:
    explicit PieceCheck(std::vector<Sample> expected) : expected_(std::move(expected)) {}

    template <Described T> void operator()(T piece) {
        const bool same =
            at_ < expected_.size() && config::same_value(record_of(piece), expected_[at_].record);
        if (!same) differing_.push_back(fields_of<T>().name);
        ++at_;
    }

    std::size_t count() const { return at_; }
    /// The names of the types of those that differ.
    const std::vector<std::string>& differing() const { return differing_; }

private:
    std::vector<Sample> expected_;
    std::size_t at_ = 0;
    std::vector<std::string> differing_ = {};
};

/// Calls the check with the pieces that pieces.cpp builds: each type of each table, every setting changed.
void check_golden_pieces(PieceCheck& check);

}  // namespace xgrad::tests
