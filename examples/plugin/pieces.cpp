// A plugin: a layer, an optimizer, a metric and a data format that JSON models can name once the command has loaded it:
//   xgrad --plugin libpieces.so train examples/plugin/rings.json
#include <xgrad/xgrad.hpp>

#include <cmath>
#include <fstream>
#include <sstream>

namespace {

using xgrad::field;
using xgrad::Fields;
using xgrad::Var;
namespace nn = xgrad::nn;

// Goodfellow et al. 2013.
struct Maxout {
    std::int64_t units = 0;
    std::int64_t pieces = 2;

    static Fields<Maxout> fields() {
        return {"Maxout", "the largest of several linear functions of the inputs",
                field("units", &Maxout::units).required().at_least(1).help("size of the output"),
                field("pieces", &Maxout::pieces).at_least(2).help("linear functions a unit")};
    }

    Var operator()(nn::Scope& scope, const Var& x) const {
        const std::int64_t inputs = x.dim(-1);
        const std::int64_t outputs = units * pieces;
        const nn::Fans fans{inputs, units};
        const Var w = scope.weight("weight", {inputs, outputs}, fans, nn::He{}, {});
        const Var b = scope.parameter("bias", {outputs}, nn::Zeros{}, fans);
        return max(reshape(matmul(x, w) + b, {x.dim(0), units, pieces}), {-1});
    }
};

// Chen et al. 2023.
struct Lion {
    double learning_rate = 0.0003;
    double beta1 = 0.9;
    double beta2 = 0.99;

    static Fields<Lion> fields() {
        return {"Lion", "steps by the sign of a gradient smoothed over time",
                field("learning_rate", &Lion::learning_rate).above(0).help("length of a step"),
                field("beta1", &Lion::beta1).at_least(0).below(1).help("share of the past in a step"),
                field("beta2", &Lion::beta2).at_least(0).below(1).help("share of the past that is kept")};
    }

    static std::vector<std::string> state_names() { return {"momentum"}; }

    template <class T> void update(const xgrad::optim::Update<T>& u) const {
        const T rate = static_cast<T>(u.learning_rate);
        const T b1 = static_cast<T>(beta1);
        const T b2 = static_cast<T>(beta2);
        for_each_element(u, [=](T& parameter, T gradient, T& momentum) {
            parameter -= rate * std::copysign(T(1), b1 * momentum + (1 - b1) * gradient);
            momentum = b2 * momentum + (1 - b2) * gradient;
        });
    }
};

struct Recall {
    static constexpr bool higher_is_better = true;

    std::int64_t label = 1;

    static Fields<Recall> fields() {
        return {"recall", "share of the examples of a class that are recognized",
                field("label", &Recall::label).at_least(0).help("the number of the class")};
    }

    nn::Terms operator()(const nn::MetricInputs& inputs) const {
        const Var of_the_class = equal(inputs.target, label);
        const Var found = logical_and(of_the_class, equal(argmax(inputs.prediction), label));
        const auto number_of = [&](const Var& v) { return sum(cast(v, inputs.prediction.dtype())); };
        return {number_of(found), number_of(of_the_class)};
    }
};

// Lines like "1 0.5 -0.25": the number of the class, then the inputs.
struct LabelledLines {
    std::string path;
    std::int64_t inputs = 0;

    static Fields<LabelledLines> fields() {
        return {"labelled_lines", "lines of a class number and the inputs, with blanks between",
                field("path", &LabelledLines::path).required().help("of the file"),
                field("inputs", &LabelledLines::inputs).required().at_least(1).help("how many in a line")};
    }

    xgrad::data::Sets read(const xgrad::data::ReadContext& context) const {
        std::ifstream file(context.locate(path));
        std::vector<std::int64_t> labels;
        std::vector<double> values;
        std::int64_t line = 0;
        for (std::string text; std::getline(file, text);) read_line(text, ++line, labels, values);
        const auto examples = static_cast<std::int64_t>(labels.size());
        xgrad::data::Sets sets;
        sets.train.classes = sets.encoding.classes = {"inner", "outer"};
        sets.train.set("inputs", xgrad::Array::of<double>({examples, inputs}, values).as(context.dtype));
        sets.train.set("targets", xgrad::Array::of<std::int64_t>({examples}, labels));
        sets.encoding.shape = {inputs};
        for (std::int64_t i = 0; i < inputs; ++i)
            sets.encoding.features.push_back({.name = "x" + std::to_string(i)});
        sets.encoding.targets = {"class"};
        return sets;
    }

private:
    void read_line(const std::string& text, std::int64_t line, std::vector<std::int64_t>& labels,
                   std::vector<double>& values) const {
        std::istringstream words(text);
        words >> labels.emplace_back();
        for (std::int64_t i = 0; i < inputs; ++i) words >> values.emplace_back();
        if (!words)
            throw xgrad::DataError({.place = path + ":" + std::to_string(line),
                                    .found = "\"" + text + "\"",
                                    .expected = "a class and " + std::to_string(inputs) + " numbers"});
    }
};

}  // namespace

XGRAD_PLUGIN {
    xgrad::nn::layers().add<Maxout>();
    xgrad::optim::optimizers().add<Lion>();
    xgrad::nn::metrics().add<Recall>();
    xgrad::data::formats().add<LabelledLines>();
}
