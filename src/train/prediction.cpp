#include "xgrad/train/prediction.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

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

// What the data say of the column that a loss compares with.
data::TargetColumn target_of(const SavedModel& saved, const nn::LossTerm& term) {
    const data::Encoding& encoding = saved.encoding;
    if (term.target == data::targets_column) return {.name = "", .classes = encoding.classes};
    for (const data::TargetColumn& more : encoding.more_targets)
        if (more.name == term.target) return more;
    return {};
}

// Names the answers of one layer, so many to an example.
class Namer {
public:
    Namer(const SavedModel& saved, const nn::LossTerm& term)
        : saved_(saved), term_(term), target_(target_of(saved, term)) {}

    void name(Predictions& answer, std::size_t width, bool classes) const {
        answer.of = term_.of;
        if (classes || answers_classes(width)) name_classes(answer, width);
        else name_values(answer, width);
    }

private:
    bool answers_classes(std::size_t width) const {
        const auto& columns = saved_.model.columns();
        const bool labels = std::any_of(columns.begin(), columns.end(), [&](const ColumnSpec& column) {
            return column.name == term_.target && column.dtype == Dtype::int64;
        });
        return labels || (!target_.classes.empty() && target_.classes.size() == width);
    }

    void name_classes(Predictions& answer, std::size_t width) const {
        const bool probabilities = term_.loss->gives_probabilities();
        answer.kind = probabilities ? "probabilities" : "scores";
        answer.classes = target_.classes;
        for (std::size_t c = answer.classes.size(); c < width; ++c)
            answer.classes.push_back(fmt::to_string(c));
        answer.names = answer.classes;
        for (const std::string& name : answer.names)
            answer.columns.push_back((probabilities ? "probability_" : "score_") + name);
    }

    void name_values(Predictions& answer, std::size_t width) const {
        answer.kind = "values";
        answer.names = answer.columns = value_names(width);
    }

    std::vector<std::string> value_names(std::size_t width) const {
        const bool main = term_.target == data::targets_column;
        if (main && saved_.encoding.targets.size() == width) return saved_.encoding.targets;
        if (!target_.name.empty() && width == 1) return {target_.name};
        return numbered("output_", width);
    }

    const SavedModel& saved_;
    const nn::LossTerm& term_;
    data::TargetColumn target_;
};

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

Predictions name_answers(const SavedModel& saved, const nn::LossTerm& term, const Array& outputs) {
    const std::int64_t examples = outputs.shape()[0];
    const std::int64_t width = outputs.shape().without_axis(0).size();
    const bool single_probability = width == 1 && term.loss->gives_probabilities();
    Predictions answer;
    Namer(saved, term)
        .name(answer, single_probability ? 2 : static_cast<std::size_t>(width), single_probability);
    for (std::int64_t row = 0; row < examples; ++row) {
        Prediction prediction{.values = row_of(outputs, row, width)};
        if (single_probability)
            prediction.values.insert(prediction.values.begin(), 1 - prediction.values.front());
        require_finite(answer, prediction, examples);
        const auto highest = std::max_element(prediction.values.begin(), prediction.values.end());
        prediction.best = static_cast<std::size_t>(highest - prediction.values.begin());
        answer.rows.push_back(std::move(prediction));
    }
    return answer;
}

}  // namespace

std::vector<Predictions> predict_all(SavedModel& saved, const Array& inputs) {
    const data::Dataset prepared = saved.preprocess({{{std::string(data::inputs_column), inputs}}});
    const std::vector<Array> outputs = saved.model.predict_all(std::span(&prepared.inputs(), 1));
    const std::vector<nn::LossTerm>& losses = saved.model.spec().loss;
    std::vector<Predictions> answers;
    std::set<std::string> answered;
    for (std::size_t i = 0; i < losses.size(); ++i)
        if (answered.insert(losses[i].of).second)
            answers.push_back(name_answers(saved, losses[i], outputs[i]));
    return answers;
}

Predictions predict(SavedModel& saved, const Array& inputs) { return predict_all(saved, inputs).front(); }

}  // namespace xgrad
