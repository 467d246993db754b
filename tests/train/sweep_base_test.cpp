#include "train/sweep_base.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using tests::TempFolder;

namespace {

std::string refusal(const Sweep& sweep) {
    try {
        read_base(sweep);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a base is a file seen from the one that names it, also from a sweep that another extends") {
    const TempFolder folder;
    folder.write("models/m.json", R"({"seed": 5})");
    folder.write("models/sweeps/s.json", R"({"base": "../m.json", "vary": {"x": [1]}})");
    const auto mine = folder.write("mine.json", R"({"extends": "models/sweeps/s.json", "vary": {"x": [2]}})");
    const SweepBase base = read_base(load_sweep(mine));
    CHECK(base.config.find("seed")->get<std::int64_t>() == 5);
    CHECK(std::filesystem::equivalent(base.folder, folder / "models"));
}

TEST_CASE("a base in place may extend a file, and belongs to the sweep's folder") {
    const TempFolder folder;
    folder.write("m.json", R"({"seed": 5, "name": "m"})");
    const auto mine =
        folder.write("s.json", R"({"base": {"extends": "m.json", "seed": 6}, "vary": {"x": [1]}})");
    const SweepBase base = read_base(load_sweep(mine));
    CHECK(base.config.find("seed")->get<std::int64_t>() == 6);
    CHECK(base.config.find("name")->get<std::string>() == "m");
    CHECK(base.folder == folder.path());
}

TEST_CASE("a base that is not there, or is none, is told at its place") {
    const TempFolder folder;
    const auto refused = [&](const std::string& base) {
        return refusal(
            load_sweep(folder.write("s.json", "{\"base\": " + base + ", \"vary\": {\"x\": [1]}}")));
    };
    const std::string place = (folder / "s.json").string() + ":1:10: error: base: ";
    CHECK(refused("\"no.json\"") == place + "cannot find \"" + (folder / "no.json").string() + "\"");
    CHECK(refused("3") == place + "no config; expected the name of a config file in quotes, or a config");
    CHECK(refused("\"s.json\"") == place + "a sweep; expected a config, which does not say what varies");
    folder.write("bad.json", "{");
    CHECK_THAT(refused("\"bad.json\""), StartsWith((folder / "bad.json").string() + ":1:2: error: "));
}

TEST_CASE("overrides change the base, but not what varies") {
    const auto sweep = [](const std::string& override) {
        return sweep_from_json(
            R"({"base": {"training": {"epochs": 1}}, "vary": {"optimizer.learning_rate": [1],
          "remedy": {"cases": {"some": {"penalty.l2": 0.1}}}}})",
            "s.json", {override});
    };
    const SweepBase base = read_base(sweep("training.epochs=3"));
    CHECK(base.config.find("training")->find("epochs")->get<std::int64_t>() == 3);
    CHECK(refusal(sweep("optimizer=Adam")) ==
          "--set optimizer=Adam: error: optimizer.learning_rate: the sweep varies it; change it in the sweep "
          "file");
    CHECK_THAT(refusal(sweep("penalty.l2=1")),
               StartsWith("--set penalty.l2=1: error: penalty.l2: the sweep varies it"));
    CHECK(refusal(sweep("penalty.l1=1")).empty());
}
