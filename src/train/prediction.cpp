#include "xgrad/train/prediction.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace xgrad {
namespace {

std::vector<double> row_of(const Array& outputs, std::int64_t row, std::int64_t width) {
    std::vector<double> values(static_cast<std::size_t>(width));
    for (std::int64_t i = 0; i < width; ++i)
        values[static_cast<std::size_t>(i)] = outputs.at(row * width + i);
    return values;
}

std::vector<std::string> numbered(const std::string& word, std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.push_back(fmt::format("{}{}", word, i));
    return names;
}

bool answers_classes(const SavedModel& saved, std::size_t width) {
    const std::string& target = saved.model.spec().loss.front().target;
    const bool labels = std::any_of(
        saved.model.columns().begin(), saved.model.columns().end(),
        [&](const ColumnSpec& column) { return column.name == target && column.dtype == Dtype::int64; });
    return labels || saved.encoding.classes.size() == width;
}

void name_classes(Predictions& answer, const SavedModel& saved, std::size_t width) {
    const bool probabilities = saved.model.spec().loss.front().loss->gives_probabilities();
    answer.kind = probabilities ? "probabilities" : "scores";
    answer.classes = saved.encoding.classes;
    for (std::size_t c = answer.classes.size(); c < width; ++c) answer.classes.push_back(fmt::to_string(c));
    answer.names = answer.classes;
    for (const std::string& name : answer.names)
        answer.columns.push_back((probabilities ? "probability_" : "score_") + name);
}

void name_values(Predictions& answer, const SavedModel& saved, std::size_t width) {
    answer.kind = "values";
    answer.names =
        saved.encoding.targets.size() == width ? saved.encoding.targets : numbered("output_", width);
    answer.columns = answer.names;
}

// A row of answers that overflowed, or is no number, says nothing: its inputs are at fault.
void require_finite(const Predictions& answer, const Prediction& row, std::int64_t count) {
    const auto wrong = std::find_if(row.values.begin(), row.values.end(),
                                    [](double value) { return !std::isfinite(value); });
    if (wrong == row.values.end()) return;
    const auto output = static_cast<std::size_t>(wrong - row.values.begin());
    throw DataError({.where = fmt::format("row {} of {}", answer.rows.size() + 1, count),
                     .found = fmt::format("its answer \"{}\" is {}", answer.columns[output], *wrong),
                     .expected = "a finite number",
                     .fix = "are its inputs far outside those of training?"});
}

}  // namespace

Predictions predict(SavedModel& saved, const Array& inputs) {
    const data::Dataset prepared = saved.preprocess({{{std::string(data::inputs_column), inputs}}});
    const Array outputs = saved.model.predict(std::span(&prepared.inputs(), 1));
    const std::int64_t width = saved.model.output_shape().size();
    const bool single_probability = width == 1 && saved.model.spec().loss.front().loss->gives_probabilities();
    const std::size_t values = single_probability ? 2 : static_cast<std::size_t>(width);

    Predictions answer;
    if (single_probability || answers_classes(saved, values)) name_classes(answer, saved, values);
    else name_values(answer, saved, values);
    for (std::int64_t row = 0; row < inputs.shape()[0]; ++row) {
        Prediction prediction{.values = row_of(outputs, row, width)};
        if (single_probability)
            prediction.values.insert(prediction.values.begin(), 1 - prediction.values.front());
        require_finite(answer, prediction, inputs.shape()[0]);
        const auto highest = std::max_element(prediction.values.begin(), prediction.values.end());
        prediction.best = static_cast<std::size_t>(highest - prediction.values.begin());
        answer.rows.push_back(std::move(prediction));
    }
    return answer;
}

}  // namespace xgrad
