#pragma once

#include "xgrad/data/batches.hpp"
#include "xgrad/data/data_spec.hpp"
#include "xgrad/nn/loss.hpp"
#include "xgrad/nn/metric.hpp"
#include "xgrad/nn/network.hpp"
#include "xgrad/optim/optimizer.hpp"
#include "xgrad/optim/optimizers/sgd.hpp"
#include "xgrad/train/trace.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace xgrad {

/// The floating type of inputs, parameters and everything between.
enum class Precision { float32, float64 };

/// The version of the format of config files: a new one when old files would mean something else.
inline constexpr std::int64_t config_version = 1;

/// How long and in what steps a model is trained, and what is measured.
struct Training {
    std::optional<std::int64_t> epochs = {};  ///< passes over the training data; 10 if neither is set
    std::optional<std::int64_t> steps = {};   ///< mini-batches, instead of epochs
    data::Batching batch = {};
    std::vector<nn::MetricOf> metrics = {};

    static Fields<Training> fields();
    /// The sizes of mini-batches that it meets on a set of that many examples, in their order.
    std::vector<std::int64_t> batch_sizes(std::int64_t examples) const;
};

/// All that a config file says: data, model, loss, optimizer and training. Each member can be set in C++ as well.
struct Experiment {
    std::string name = "model";
    std::string description = {};
    std::uint64_t seed = 1;
    Precision dtype = Precision::float32;
    data::DataSpec data = {};
    std::vector<nn::NamedLayer> model = {};
    std::vector<nn::LossTerm> loss = {};  ///< what is minimised: their weighted sum
    nn::Penalty penalty = {};             ///< of every weight whose layer has none of its own
    optim::Optimizer optimizer = optim::SGD{};
    Training training = {};
    CompileOptions compile = {};        ///< not in a config file: no pass changes a result
    Places places = {};                 ///< in the config file
    std::filesystem::path folder = {};  ///< of the config file; relative data paths are looked for there too

    static Fields<Experiment> fields();

    Dtype floating() const { return dtype == Precision::float64 ? Dtype::float64 : Dtype::float32; }
    ModelSpec model_spec() const;
};

/// The folder in which the experiment's relative data paths begin: data.folder as seen from the config file, or from the
/// working folder without one.
std::filesystem::path data_folder(const Experiment& experiment);

/// The experiment as a config file in that folder has to put it to find the same data.
Experiment seen_from(const std::filesystem::path& folder, Experiment experiment);

/// Where the experiment's relative data paths are looked for: in `data_root` if it is given, in the folder named by the
/// environment variable XGRAD_DATA, in the first folder "data" on the way up from the data_folder, in that folder itself,
/// and in the working folder.
data::Locator data_locator(const Experiment& experiment, const std::string& data_root = {});

/// The experiment that a config file ("-": standard input) describes, with `overrides` ("training.epochs=3") in place of what it says.
/// Throws FileError if it cannot be read, and ConfigError that lists everything that is wrong with it.
Experiment load(const std::filesystem::path& path, const std::vector<std::string>& overrides = {});

/// The experiment in full: a config file's text, every setting explicit, that loads to the same experiment. One without a
/// data format, whose data its program has, says data::InMemory.
std::string to_json(Experiment experiment);
/// The reverse, for a text that is in no file; `name` stands for the file in messages. Throws as load does.
Experiment from_json(const std::string& text, const std::string& name,
                     const std::vector<std::string>& overrides = {});

}  // namespace xgrad

template <> struct xgrad::EnumNames<xgrad::Precision> {
    static constexpr std::string_view names[] = {"float32", "float64"};
};
