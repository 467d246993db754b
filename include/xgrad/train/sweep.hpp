#pragma once

#include "xgrad/config/bind.hpp"
#include "xgrad/train/searches.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace xgrad {

/// Which of two figures is the better one.
enum class Better { lower, higher };

/// What the trials of a sweep are ranked by.
struct RankBy {
    std::string by = {};  ///< a figure, as "test.accuracy"; empty: the loss, of the test set if there is one
    std::optional<Better> better = {};  ///< none: what the figure itself says

    static Fields<RankBy> fields();
};

/// All that a sweep file says: a config, what of it varies, and how trials are chosen and ranked. Each member can be set in
/// C++ as well.
struct Sweep {
    std::string name = "sweep";
    std::string description = {};
    config::LocatedJson base = {};  ///< a config file's name, seen from the file that says so, or a config
    std::vector<Named<Variation>> vary = {};  ///< by path, or by a name for cases
    Search search = GridSearch{};
    RankBy rank = {};
    std::vector<std::string> overrides = {};  ///< of the base: "training.epochs=3"
    config::Places places = {};               ///< in the sweep file
    std::filesystem::path folder = {};        ///< of the sweep file

    static Fields<Sweep> fields();
};

/// Whether a file says what varies, as sweeps do and models do not. Throws FileError if it cannot be read, and ConfigError if
/// it is no JSON.
bool is_sweep_file(const std::filesystem::path& path);

/// The sweep that a file describes, with `overrides` in place of what it ("search.trials=3") or its base says. Throws FileError if it cannot be
/// read, and ConfigError that lists everything that is wrong with it; what is wrong with its
/// base and its trials is told where they are made.
Sweep load_sweep(const std::filesystem::path& path, const std::vector<std::string>& overrides = {});
/// The same for a text that is in no file; `name` stands for the file in messages.
Sweep sweep_from_json(const std::string& text, const std::string& name,
                      const std::vector<std::string>& overrides = {});
/// The sweep for a file in that folder, with its base in place, whatever files that was made of: it loads to the same
/// trials.
std::string to_json(const Sweep& sweep, const std::filesystem::path& folder);

}  // namespace xgrad

template <> struct xgrad::EnumNames<xgrad::Better> {
    static constexpr std::string_view names[] = {"lower", "higher"};
};
