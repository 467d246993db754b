#include "xgrad/train/to_cpp.hpp"

#include "config/cpp_writer.hpp"
#include "golden/golden.hpp"
#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/temp_folder.hpp"
#include "support/varied.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/data/data.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/tables.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

using namespace xgrad;

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> shown_models{
    "models/digits.json",
    "models/basics/linear_regression.json",
    "models/basics/logistic_regression.json",
    "models/basics/residual.json",
    "models/basics/shared_weights.json",
    "models/descents/with_replacement.json",
    "models/graphs/autoencoder.json",
    "models/graphs/siamese.json",
    "models/graphs/species_and_weight.json",
    "models/textbook/ch06_dropout.json",
    "models/textbook/fish_hinge.json",
};

constexpr std::array turns{std::pair{tests::Turn::forwards, "forwards"},
                           std::pair{tests::Turn::backwards, "backwards"}};

constexpr std::string_view preamble = R"(// Made by: XGRAD_UPDATE=1 ./dev test -R "tests/golden"
#include "golden/golden.hpp"

#include "xgrad/data/data.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/searches.hpp"

)";

Experiment shown(const std::string& file) {
    Experiment experiment = load(tests::source_folder() / file);
    experiment.folder = fs::path(file).parent_path();  // as if it was loaded in the checkout's root
    return experiment;
}

Experiment varied_experiment(tests::Turn turn, const std::string& name) {
    const auto settings = tests::varied(fields_of<Experiment>(), turn);
    return from_json(settings.dump(), name + ".json", {"name=" + name});
}

std::map<std::string, Experiment> all_shown() {
    std::map<std::string, Experiment> all;
    for (const std::string& file : shown_models) all[file] = shown(file);
    for (const auto& [turn, name] : turns) all[name] = varied_experiment(turn, name);
    return all;
}

std::string source_of_models() {
    std::string text = std::string(preamble) + "namespace {\n\n";
    std::string table;
    for (const auto& [file, experiment] : all_shown()) {
        const std::string code = to_cpp(experiment);
        const std::size_t name = code.find("make_");
        text += code + "\n";
        table +=
            fmt::format("        {{\"{}\", {}}},\n", file, code.substr(name, code.find('(', name) - name));
    }
    return text +
           "}  // namespace\n\n"
           "namespace xgrad::tests {\n\n"
           "const std::map<std::string, Experiment (*)()>& golden_models() {\n"
           "    static const std::map<std::string, Experiment (*)()> models{\n" +
           table +
           "    };\n"
           "    return models;\n"
           "}\n\n"
           "}  // namespace xgrad::tests\n";
}

// Each type of each table with all that can be changed changed; a second time where that depends on the turn.
std::vector<Sample> all_pieces() {
    std::vector<Sample> pieces;
    for (const AnyTable* table : all_tables())
        for (const TableEntry& entry : table->entries()) {
            const auto forwards = tests::varied(*entry.list, tests::Turn::forwards);
            const auto backwards = tests::varied(*entry.list, tests::Turn::backwards);
            pieces.push_back(tests::bound(*entry.list, forwards));
            if (backwards != forwards) pieces.push_back(tests::bound(*entry.list, backwards));
        }
    return pieces;
}

std::string source_of_pieces() {
    std::string text =
        std::string(preamble) + "void xgrad::tests::check_golden_pieces(PieceCheck& check) {\n";
    for (const Sample& piece : all_pieces()) {
        config::CppWriter writer("xgrad::");
        config::CppText code{.text = writer.with_all_settings(piece.record).text, .braced = true};
        code.items = writer.settings(piece.record);
        text += "    check(" + config::lines(code, 4, 11) + ");\n";
    }
    return text + "}\n";
}

// Compares with the file, or writes it.
void check_file(const std::string& file, const std::string& text) {
    const fs::path path = tests::source_folder() / file;
    if (std::getenv("XGRAD_UPDATE") != nullptr) std::ofstream(path) << text;
    CHECK(text == tests::read_file(path));
}

Experiment moons() {
    Experiment experiment;
    experiment.name = "two-moons (3)";
    experiment.data = {.format = data::Synthetic{.set = data::TwoMoons{.samples = 400}}};
    experiment.model = {nn::Linear{.units = 8}, nn::ReLU{}, {"out", nn::Linear{.units = 2}}};
    experiment.loss = {nn::SoftmaxWithLoss{}};
    return experiment;
}

}  // namespace

TEST_CASE("the C++ of models is what tests/golden/models.cpp has") {
    check_file("tests/golden/models.cpp", source_of_models());
}

TEST_CASE("the C++ of all types is what tests/golden/pieces.cpp has") {
    check_file("tests/golden/pieces.cpp", source_of_pieces());
}

TEST_CASE("the C++ of a model builds the experiment that its file describes") {
    CHECK(tests::golden_models().size() == shown_models.size() + turns.size());
    for (const auto& [file, make] : tests::golden_models()) {
        CAPTURE(file);
        Experiment built = make();
        Experiment loaded = all_shown().at(file);
        CHECK(to_json(built) == to_json(loaded));
        CHECK(config::same_value(record_of(built), record_of(loaded)));
        CHECK(built.folder == loaded.folder);
    }
}

TEST_CASE("the C++ of a type with all its settings changed builds it") {
    tests::PieceCheck check(all_pieces());
    tests::check_golden_pieces(check);
    CHECK(check.count() == all_pieces().size());
    CHECK(check.differing() == std::vector<std::string>{});
}

TEST_CASE("an experiment is a function that leaves out what has its default") {
    CHECK(to_cpp(moons()) ==
          "xgrad::Experiment make_two_moons_3() {\n"
          "    using namespace xgrad;\n"
          "    Experiment experiment;\n"
          "    experiment.name = \"two-moons (3)\";\n"
          "    experiment.data = {.format = data::Synthetic{.set = data::TwoMoons{.samples = 400}}};\n"
          "    experiment.model = {nn::Linear{.units = 8}, nn::ReLU{}, {\"out\", nn::Linear{.units = 2}}};\n"
          "    experiment.loss = {nn::SoftmaxWithLoss{}};\n"
          "    return experiment;\n"
          "}\n");
    CHECK(to_cpp(Experiment{}) ==
          "xgrad::Experiment make_model() {\n"
          "    using namespace xgrad;\n"
          "    Experiment experiment;\n"
          "    return experiment;\n"
          "}\n");
}

TEST_CASE("an experiment from a file tells where its data are looked for") {
    Experiment experiment = moons();
    experiment.folder = "my \"models\"";
    CHECK_THAT(to_cpp(experiment), ContainsSubstring("    // Where relative data paths are looked for too.\n"
                                                     "    experiment.folder = \"my \\\"models\\\"\";\n"));
}

TEST_CASE("a function has letters, digits and underscores in its name") {
    const auto first_line = [](const std::string& name) {
        Experiment experiment;
        experiment.name = name;
        const std::string code = to_cpp(experiment);
        return code.substr(0, code.find('\n'));
    };
    CHECK(first_line("3d__MNIST-") == "xgrad::Experiment make_3d_MNIST() {");
    CHECK(first_line("\xE6\xA8\xA1") == "xgrad::Experiment make_model() {");
}

TEST_CASE("a long description is cut at its blanks") {
    Experiment experiment;
    experiment.description =
        std::string(60, 'a') + " " + std::string(37, 'b') + " c " + std::string(98, 'd') + " e";
    CHECK_THAT(to_cpp(experiment), ContainsSubstring("    experiment.description =\n"
                                                     "        \"" +
                                                     std::string(60, 'a') + " " + std::string(37, 'b') +
                                                     " \"\n        \"c \"\n        \"" +
                                                     std::string(98, 'd') + " \"\n        \"e\";\n"));
}

namespace {

struct Twist {
    double angle = 1;

    static Fields<Twist> fields() { return {"twist", "turns", field("angle", &Twist::angle)}; }
    Var operator()(nn::Scope&, const Var& x) const { return x; }
};

class Closed {
public:
    Closed() = default;
    double depth = 1;

    static Fields<Closed> fields() { return {"closed", "keeps to itself", field("depth", &Closed::depth)}; }
    Var operator()(nn::Scope&, const Var& x) const { return x; }
};

}  // namespace

TEST_CASE("types from outside stand there by their names, which a comment lists") {
    Experiment experiment;
    experiment.model = {Twist{.angle = 0.5}, Closed{}};
    CHECK_THAT(to_cpp(experiment),
               StartsWith("// To be declared above: Closed, Twist.\n"
                          "xgrad::Experiment make_model() {\n") &&
                   ContainsSubstring("    experiment.model = {Twist{.angle = 0.5}, Closed{}};\n"));
}

TEST_CASE("a type whose members C++ cannot set is refused") {
    Closed closed;
    closed.depth = 2;
    Experiment experiment;
    experiment.model = {closed};
    CHECK_THROWS_WITH(to_cpp(experiment),
                      "Closed has a constructor of its own; expected a struct whose members C++ can set by "
                      "their names, or \"constructed_from\" in its fields()");
}

TEST_CASE("a program says where it comes from, on one line") {
    const std::string code = to_cpp_program(moons(), "a\n#error\nb.json");
    CHECK_THAT(code,
               StartsWith("// Trains the model of \"a\\n#error\\nb.json\". Made by xgrad explain --cpp.\n"
                          "#include <xgrad/xgrad.hpp>\n"));
    CHECK_THAT(code, ContainsSubstring("\nxgrad::Experiment make_two_moons_3() {\n"));
    CHECK_THAT(code, ContainsSubstring("    xgrad::Trainer trainer(make_two_moons_3());\n"));
}
