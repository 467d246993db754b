#pragma once

#include "xgrad/train/experiment.hpp"
#include "xgrad/train/model.hpp"
#include "xgrad/train/trainer.hpp"

#include <filesystem>

namespace xgrad {

/// A trained model as it comes back from its file: all that is needed to use it on new data.
struct SavedModel {
    Experiment experiment;
    data::Encoding encoding;          ///< how rows of a table become inputs
    std::vector<data::State> states;  ///< of the experiment's preprocessing steps
    Model model;

    /// Applies the preprocessing steps to a set, as training did; targets may be missing.
    data::Dataset preprocess(data::Dataset set) const;
};

/// Writes the trainer's model to a safetensors file: parameters and states under their names, what preprocessing learned
/// under "preprocess/...", and in the metadata the config in full and how rows become examples. Throws FileError.
void save_model(const std::filesystem::path& path, const Trainer& trainer);

/// Reads such a file, or the one in a run's folder, with `overrides` ("data.path=other.csv") in place of what its config
/// says. Throws FileError if there is none, DataError if it is damaged or was not written by save_model, and what loading a
/// config throws.
SavedModel load_model(const std::filesystem::path& path, const std::vector<std::string>& overrides = {},
                      Workers& workers = default_workers());

/// Loss and metrics of the saved model's training set and, where there is one, test set, read anew.
struct Evaluation {
    Figures train;
    std::optional<Figures> test;
};

/// Reads the data that the saved experiment names and evaluates the model on them. Throws DataError if they have other
/// features or classes than those it was trained on, and what reading them throws.
Evaluation evaluate(SavedModel& saved, const std::string& data_root = {});

}  // namespace xgrad
