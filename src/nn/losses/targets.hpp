#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/graph/var.hpp"
#include "xgrad/nn/loss.hpp"

#include <cstdint>
#include <optional>

// What losses and metrics demand of their targets. Shapes that differ in axes of size 1 alone are the same here, and so
// is a shape laid flat: [N] answers [N, 1], and [N, 28, 28] answers [N, 784]. Errors name the loss by the origin in
// force.
namespace xgrad::nn {

/// Whether the target holds a number for each class (probabilities, one-hot rows) and not class numbers: it is floating,
/// or int64 of the prediction's shape [N, ..., C] with C > 1.
bool holds_probabilities(const Var& prediction, const Var& target);

/// Class numbers in the prediction's shape without its last axis. Throws TypeError unless they are int64, ShapeError
/// unless there is one for each row of the prediction's last axis.
Var matching_labels(const Var& prediction, const Var& target);

/// Probabilities in the prediction's shape and dtype. Throws TypeError for one number an example, ShapeError for shapes
/// that are not the same.
Var matching_probabilities(const Var& prediction, const Var& target);

/// Numbers in the prediction's shape and dtype. Throws TypeError for class numbers, ShapeError for shapes that are not
/// the same.
Var matching_numbers(const Var& prediction, const Var& target);

/// The same for numbers and for the class numbers 0 and 1.
Var matching_values(const Var& prediction, const Var& target);

/// Throws DataError unless the outputs are as many as the data's classes (an ignored one aside), and, naming the example,
/// for the first label that has no output and is not the ignored one.
void check_labels(const TargetSet& labels, std::optional<std::int64_t> ignored = {});

/// Throws ConfigError, naming the example, for targets that are no class numbers and stand for no class: a single number
/// that is not 0 or 1, or numbers of which some is negative or that do not add up to 1. fix: of the message.
void check_classes(const TargetSet& targets, std::string_view fix);

/// count as a constant of the prediction's graph and dtype.
Var count_of(const Var& prediction, std::int64_t count);

}  // namespace xgrad::nn
