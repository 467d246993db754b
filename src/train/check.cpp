#include "xgrad/train/check.hpp"

#include "train/checker.hpp"
#include "train/sweep_reading.hpp"
#include "xgrad/config/bind.hpp"
#include "xgrad/config/compose.hpp"
#include "xgrad/train/model.hpp"
#include "xgrad/train/sweep_plan.hpp"

namespace xgrad {
namespace {

Findings check_file(const std::filesystem::path& path, const std::vector<std::string>& overrides,
                    const std::string& data_root) {
    const std::string name = path.stem().string();
    config::LocatedJson json = config::read_file(path);
    if (!is_sweep(json)) {
        DataLooks looks(data_root);
        return check(read_experiment(std::move(json), overrides, name, path.parent_path()), looks);
    }
    SweepReading reading = read_sweep(std::move(json), overrides, name, path.parent_path());
    if (!reading.problems.empty()) return {.errors = std::move(reading.problems)};
    return plan(reading.sweep, data_root).findings;
}

}  // namespace

Findings check(const std::filesystem::path& path, const std::vector<std::string>& overrides,
               const std::string& data_root) {
    try {
        return check_file(path, overrides, data_root);
    } catch (const config::ConfigProblems& problems) {
        return {.errors = problems.problems()};
    } catch (const ConfigError& error) {  // no JSON
        return {.errors = {error.problem()}};
    }
}

std::vector<ColumnSpec> columns_of(const Experiment& experiment, const std::string& data_root) {
    return column_specs(DataLooks(data_root).of(experiment).train);
}

}  // namespace xgrad
