// An experiment writes itself as JSON that loads to the same experiment: every setting to the last bit, the same training
// graph and the same initial parameters.
#include "config/same_value.hpp"
#include "support/catch.hpp"
#include "support/shared_data.hpp"
#include "support/source_tree.hpp"
#include "support/varied.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/bind.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/data/data.hpp"
#include "xgrad/graph/print.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/check.hpp"
#include "xgrad/train/model.hpp"
#include "xgrad/train/tables.hpp"

#include <limits>

using namespace xgrad;

namespace {

using Columns = std::vector<ColumnSpec>;

// Labels of classes, or numbers.
const Columns labelled{{"inputs", Shape{784}, Dtype::float32}, {"targets", Shape{}, Dtype::int64}};
const Columns numbers{{"inputs", Shape{784}, Dtype::float32}, {"targets", Shape{3}, Dtype::float32}};

std::string training_graph(const Experiment& experiment, const Columns& columns) {
    return to_text(trace(experiment.model_spec(), columns, Use::train, 4).graph);
}

Array initial_parameters(const Experiment& experiment, const Columns& columns) {
    return Model(experiment.model_spec(), columns).parameters().flat();
}

bool can_be_traced(const Experiment& experiment, const Columns& columns) {
    try {
        training_graph(experiment, columns);
        return true;
    } catch (const Error&) {
        return false;
    }
}

bool same(Experiment a, Experiment b) { return config::same_value(record_of(a), record_of(b)); }

void check_round_trip(const Experiment& experiment, const Columns& columns) {
    const std::string json = to_json(experiment);
    CAPTURE(json);
    const Experiment back = from_json(json, "full.json");
    CHECK(same(back, experiment));
    CHECK(training_graph(back, columns) == training_graph(experiment, columns));
    CHECK(initial_parameters(back, columns) == initial_parameters(experiment, columns));
}

// With the kind of targets that its loss takes.
void check_round_trip(const Experiment& experiment) {
    const Columns& columns = can_be_traced(experiment, labelled) ? labelled : numbers;
    check_round_trip(experiment, columns);
}

Experiment small_experiment() {
    Experiment experiment;
    experiment.data = {.format = data::Synthetic{.set = data::Blobs{}}};
    experiment.model = {nn::Linear{.units = 3}};
    experiment.loss = {nn::SoftmaxWithLoss{}};
    return experiment;
}

// A piece of that type, with the settings of its example.
template <class Role> Piece<Role> example(const TableEntry& entry) {
    Piece<Role> piece = Role::table().make(entry.name);
    if (!entry.list->example.empty()) config::bind(config::parse(entry.list->example, ""), piece.record());
    return piece;
}

}  // namespace

TEST_CASE("every type writes JSON that binds to the same, whatever its settings") {
    for (const AnyTable* table : all_tables())
        for (const TableEntry& entry : table->entries()) {
            CAPTURE(entry.name);
            const auto forwards = tests::varied(*entry.list, tests::Turn::forwards);
            const auto backwards = tests::varied(*entry.list, tests::Turn::backwards);
            for (const auto& settings : {forwards, backwards})
                CHECK(config::dump(tests::bound(*entry.list, settings).record).dump() == settings.dump());
            const auto never = tests::unvaried(*entry.list, backwards);
            for (const std::string& name : tests::unvaried(*entry.list, forwards)) {
                CAPTURE(name);
                CHECK(std::find(never.begin(), never.end(), name) == never.end());
            }
        }
}

TEST_CASE("an experiment with every setting changed writes JSON that loads to the same") {
    for (const tests::Turn turn : {tests::Turn::forwards, tests::Turn::backwards}) {
        const FieldList& list = fields_of<Experiment>();
        const auto settings = tests::varied(list, turn);
        const auto kept = tests::unvaried(list, settings);
        CHECK(kept == std::vector<std::string>{});
        Experiment experiment = from_json(settings.dump(), "varied.json");
        // Whatever the order of the keys.
        CHECK(nlohmann::json(config::dump(record_of(experiment))) == nlohmann::json(settings));
        CHECK(same(from_json(to_json(experiment), "full.json"), experiment));
    }
}

TEST_CASE("every layer loads to the same graph") {
    for (const TableEntry& entry : nn::layers().entries()) {
        CAPTURE(entry.name);
        Experiment experiment = small_experiment();
        const nn::Layer layer = example<nn::LayerRole>(entry);
        experiment.model = {{"tried", layer}, nn::Flatten{}, nn::Linear{.units = 3}};
        if (!can_be_traced(experiment, labelled)) experiment.model[0].inputs = {"inputs", "inputs"};
        check_round_trip(experiment, labelled);
    }
}

TEST_CASE("every initializer loads to the same numbers") {
    for (const TableEntry& entry : nn::initializers().entries()) {
        CAPTURE(entry.name);
        Experiment experiment = small_experiment();
        nn::Initializer initializer = nn::initializers().make(entry.name);
        config::bind_or_throw(config::parse(tests::varied(*entry.list, tests::Turn::forwards).dump(), ""),
                              initializer.record());
        experiment.model = {nn::Linear{.units = 3, .weight = initializer}};
        check_round_trip(experiment, labelled);
    }
}

TEST_CASE("every loss and every metric loads to the same graph") {
    for (const TableEntry& entry : nn::losses().entries()) {
        CAPTURE(entry.name);
        Experiment experiment = small_experiment();
        experiment.loss = {{example<nn::LossRole>(entry), ""}};
        check_round_trip(experiment);
    }
    for (const TableEntry& entry : nn::metrics().entries()) {
        CAPTURE(entry.name);
        Experiment experiment = small_experiment();
        experiment.training.metrics = {{example<nn::MetricRole>(entry), ""}};
        check_round_trip(experiment);
    }
}

TEST_CASE("a graph of blocks within blocks, shared layers and named inputs loads to the same") {
    Experiment experiment = small_experiment();
    const nn::Block inner{.layers = {nn::Linear{.units = 8, .penalty = nn::Penalty{.l1 = 0.5}},
                                     {"bent", nn::GELU{.form = nn::GeluForm::tanh}},
                                     {"", nn::Add{}, {"input", "bent"}}},
                          .repeat = 3};
    experiment.model = {
        {"left", nn::Slice{.to = 4}, {"inputs"}},
        {"encoder", nn::Linear{.units = 8, .bias = false, .weight = nn::Orthogonal{.gain = 2}}},
        {"blocks", nn::Block{.layers = {inner, nn::Dropout{.rate = 0.1}, inner}}},
        {"right", nn::Slice{.from = -4}, {"inputs"}},
        nn::Share{"encoder"},
        {"again", nn::Share{"blocks"}, {"encoder"}},
        {"both", nn::Concatenate{}, {"again", "blocks"}},
        nn::Linear{.units = 3}};
    experiment.penalty = {.l2 = 0.01, .l1 = 1.0 / 3};
    check_round_trip(experiment, labelled);
}

TEST_CASE("several losses and metrics, each of its layer, load to the same") {
    Experiment experiment = small_experiment();
    experiment.dtype = Precision::float64;
    experiment.seed = std::numeric_limits<std::uint64_t>::max();
    experiment.model = {{"features", nn::Linear{.units = 5}},
                        {"kind", nn::Linear{.units = 3}},
                        {"copy", nn::Linear{.units = 784}, {"features"}}};
    experiment.loss = {
        {nn::SoftmaxWithLoss{.label_smoothing = 0.1, .class_weights = {1, 0.5, 1e-300}}, "kind"},
        {nn::Huber{.reduction = nn::Reduction::sum}, "copy", "inputs", 0.1 + 0.2}};
    experiment.training.metrics = {{nn::TopKAccuracy{.k = 2}, "kind"}, {nn::RootMeanSquaredError{}, "copy"}};
    const Columns columns{{"inputs", Shape{784}, Dtype::float64}, {"targets", Shape{}, Dtype::int64}};
    check_round_trip(experiment, columns);
}

TEST_CASE("an experiment whose data are in memory loads to the same but for them") {
    Experiment experiment = small_experiment();
    experiment.data.format = {};
    Experiment back = from_json(to_json(experiment), "full.json");
    CHECK(back.data.format.type() == "in_memory");
    back.data.format = {};
    CHECK(same(back, experiment));
}

TEST_CASE("numbers survive to the last bit") {
    using Limits = std::numeric_limits<double>;
    Experiment experiment = small_experiment();
    experiment.loss = {nn::SoftmaxWithLoss{
        .class_weights = {0.1, 0.1 + 0.2, 1.0 / 3, -0.0, 1e22, 9007199254740993.0, 123456789012345680.0,
                          Limits::max(), Limits::min(), Limits::denorm_min(), Limits::epsilon()}}};
    experiment.model = {nn::Slice{.from = std::numeric_limits<std::int64_t>::min()}};
    experiment.seed = std::numeric_limits<std::uint64_t>::max();
    CHECK(same(from_json(to_json(experiment), "full.json"), experiment));
}

TEST_CASE("every model that ships writes JSON that loads to the same graph") {
    const auto data = tests::shared_data();
    for (const std::string& file : tests::files_below("models", ".json")) {
        if (file.starts_with("models/sweeps/")) continue;
        CAPTURE(file);
        const Experiment experiment = load(tests::source_folder() / file);
        CHECK(same(from_json(to_json(experiment), "full.json"), experiment));
        try {
            check_round_trip(experiment, columns_of(experiment, data ? data->string() : ""));
        } catch (const FileError&) {
            CHECK_FALSE(data);  // the models of larger data, where these are not at hand
        }
    }
}
