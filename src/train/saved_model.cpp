#include "xgrad/train/saved_model.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/config/bind.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/train/safetensors.hpp"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string_view>

namespace xgrad {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view state_prefix = "preprocess/";

// A column, as the metadata describe it: what a network is built for when there are no data at hand.
struct ColumnRecord {
    std::string name = {};
    std::vector<std::int64_t> shape = {};
    std::string dtype = {};

    static Fields<ColumnRecord> fields() {
        return {"Column", "a column of the data", field("name", &ColumnRecord::name).help("its name"),
                field("shape", &ColumnRecord::shape).help("of an example"),
                field("dtype", &ColumnRecord::dtype).help("of its elements")};
    }
};

// All that a model file says beside its tensors and the config.
struct Description {
    data::Encoding encoding = {};
    std::vector<ColumnRecord> columns = {};

    static Fields<Description> fields() {
        return {"Description", "what a model file says of its data",
                field("encoding", &Description::encoding).help("how rows of a table become inputs"),
                field("columns", &Description::columns).help("of the data after preprocessing")};
    }
};

std::vector<std::int64_t> sizes(const Shape& shape) { return {shape.begin(), shape.end()}; }

Dtype dtype_named(const std::string& name) {
    for (const Dtype dtype : {Dtype::float32, Dtype::float64, Dtype::int64, Dtype::boolean})
        if (to_string(dtype) == name) return dtype;
    throw DataError({.found = fmt::format("unknown dtype \"{}\"", name)});
}

Description describe(const Trainer& trainer) {
    Description description{.encoding = trainer.data().encoding};
    for (const ColumnSpec& column : trainer.model().columns())
        description.columns.push_back(
            {column.name, sizes(column.example), std::string(to_string(column.dtype))});
    return description;
}

std::vector<ColumnSpec> columns_of(const Description& description) {
    std::vector<ColumnSpec> columns;
    for (const ColumnRecord& column : description.columns)
        columns.push_back({column.name, Shape(column.shape), dtype_named(column.dtype)});
    return columns;
}

std::vector<data::State> states_of(const TensorFile& file, std::size_t steps) {
    std::vector<data::State> states(steps);
    for (std::size_t i = 0; i < steps; ++i) {
        const std::string prefix = fmt::format("{}{}/", state_prefix, i);
        for (const auto& [name, array] : file.tensors)
            if (name.starts_with(prefix)) states[i].emplace(name.substr(prefix.size()), array);
    }
    return states;
}

// The settings that the parameters, and what preprocessing learned, belong to.
constexpr std::array fixed_settings{"dtype", "model", "data.preprocess"};

bool is_within(std::string_view inner, std::string_view outer) {
    return inner.starts_with(outer) &&
           (inner.size() == outer.size() || inner[outer.size()] == '.' || inner[outer.size()] == '[');
}

// Whether an override sets the value at the path, something in it, or what it is part of.
bool sets(std::string_view override, std::string_view path) {
    const std::string_view set = override.substr(0, override.find('='));
    return is_within(set, path) || is_within(path, set);
}

void check_override(const std::string& override) {
    for (const std::string_view path : fixed_settings)
        if (sets(override, path))
            throw ConfigError({.place = "--set " + override,
                               .where = std::string(path),
                               .found = "part of the trained model, which stays as it was trained",
                               .fix = "train another with this setting"});
}

const std::string& metadata(const TensorFile& file, const std::string& key, const fs::path& path) {
    const auto found = file.metadata.find(key);
    if (found != file.metadata.end()) return found->second;
    throw DataError({.where = path.string(),
                     .found = fmt::format("no \"{}\" in its metadata", key),
                     .expected = "a model that xgrad train wrote"});
}

// Where relative paths of the training data begin, as the config in the run's folder tells; empty if there is none.
fs::path recorded_data_folder(const fs::path& run, const std::vector<std::string>& overrides) {
    try {
        return data_folder(load(run / "config.json", overrides));
    } catch (const Error&) {
        return {};  // the model alone is enough to predict
    }
}

}  // namespace

data::Dataset SavedModel::preprocess(data::Dataset set) const {
    return data::apply_steps(experiment.data.preprocess, states, std::move(set));
}

void save_model(const fs::path& path, const Trainer& trainer) {
    TensorFile file{.tensors = trainer.model().parameters().tensors()};
    for (NamedArray& state : trainer.model().states().tensors()) file.tensors.push_back(std::move(state));
    const std::vector<data::State>& states = trainer.data().states;
    for (std::size_t i = 0; i < states.size(); ++i)
        for (const auto& [name, array] : states[i])
            file.tensors.emplace_back(fmt::format("{}{}/{}", state_prefix, i, name), array);
    Description description = describe(trainer);
    file.metadata = {{"config", to_json(trainer.experiment())},
                     {"data", config::dump(record_of(description)).dump()}};
    write_safetensors(path, file);
}

SavedModel load_model(const fs::path& path, const std::vector<std::string>& overrides, Workers& workers) {
    for (const std::string& override : overrides) check_override(override);
    std::error_code ignored;
    const fs::path file_path = fs::is_directory(path, ignored) ? path / "model.safetensors" : path;
    const TensorFile file = read_safetensors(file_path);
    Experiment experiment = from_json(metadata(file, "config", file_path), file_path.string(), overrides);
    experiment.folder = recorded_data_folder(file_path.parent_path(), overrides);
    if (!experiment.folder.empty()) experiment.data.folder.clear();
    Description description;
    config::bind_or_throw(config::parse(metadata(file, "data", file_path), file_path.string()),
                          record_of(description));
    Model model(experiment.model_spec(), columns_of(description), workers);
    model.parameters().assign(file.tensors);
    model.states().assign(file.tensors);
    auto states = states_of(file, experiment.data.preprocess.size());
    return {std::move(experiment), std::move(description.encoding), std::move(states), std::move(model)};
}

Evaluation evaluate(SavedModel& saved, const std::string& data_root) {
    const data::ReadContext context{.dtype = saved.experiment.floating(),
                                    .locate = data_locator(saved.experiment, data_root)};
    data::Sets sets = data::read_and_split(saved.experiment.data, context);
    if (config::dump(record_of(sets.encoding)) != config::dump(record_of(saved.encoding)))
        throw DataError({.where = "data",
                         .found = "other columns or classes than those the model was trained on",
                         .fix = "evaluate it on data of the same kind"});
    const auto figures = [&](data::Dataset set) {
        set = saved.preprocess(std::move(set));
        saved.model.check_targets(set);
        return saved.model.evaluate(set);
    };
    Evaluation result{.train = figures(std::move(sets.train)), .test = {}};
    if (sets.test) result.test = figures(std::move(*sets.test));
    return result;
}

}  // namespace xgrad
