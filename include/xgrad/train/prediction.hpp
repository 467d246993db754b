#pragma once

#include "xgrad/train/saved_model.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace xgrad {

/// The answer to one example.
struct Prediction {
    std::size_t best = 0;        ///< the class with the highest value, by number; for classes only
    std::vector<double> values;  ///< probabilities or scores of the classes, or the numbers predicted
};

/// The answers to examples, with the names of what they say.
struct Predictions {
    std::string of = {};                    ///< the layer that answers; empty: the last
    std::string kind = {};                  ///< "probabilities", "scores" or "values"
    std::vector<std::string> classes = {};  ///< names of the classes; empty for numbers
    std::vector<std::string> names = {};    ///< what each value is of: a class, or a target
    std::vector<std::string> columns = {};  ///< the same for the head of a table: "probability_setosa"
    std::vector<Prediction> rows = {};
};

/// What the model answers to N examples, as they come before preprocessing: inputs [N, ...]; by each layer that a loss
/// judges, in the order of the losses. A single probability, as after SigmoidWithLoss, is that of class 1; class 0 gets the
/// rest. Throws ShapeError or TypeError for inputs of another shape or dtype than training had, DataError for an example
/// whose answer is not finite.
std::vector<Predictions> predict_all(SavedModel& saved, const Array& inputs);
/// The first of them alone.
Predictions predict(SavedModel& saved, const Array& inputs);

}  // namespace xgrad
