// Every op's value and derivatives against PyTorch 1.13.1's, which tests/data/torch_figures.py has computed.
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "support/op_cases.hpp"
#include "support/paths.hpp"
#include "support/temp_folder.hpp"

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace xgrad;
using namespace xgrad::tests;
using nlohmann::json;

namespace {

std::filesystem::path figures_file() { return source_folder() / "tests/data/torch_figures.json"; }

json arguments_of(const OpCase& op) {
    json operands = json::array();
    for (std::size_t i = 0; i < op.operands.size(); ++i) {
        const Shape& shape = op.shapes.at(0).at(i);
        operands.push_back({{"shape", std::vector(shape.begin(), shape.end())},
                            {"dtype", std::string(to_string(op.operands[i].dtype))},
                            {"low", op.operands[i].low},
                            {"high", op.operands[i].high}});
    }
    return operands;
}

json arguments_of_all() {
    json cases = json::object();
    for (const OpCase& op : op_cases()) cases[op.name]["arguments"] = arguments_of(op);
    return cases;
}

const json& figures() {
    static const json all = json::parse(read_file(figures_file()));
    return all;
}

bool has_figures(const OpCase& op) {
    return figures().contains(op.name) && figures()[op.name].contains("value");
}

void check_near(const Array& found, const json& expected) {
    const auto numbers = expected.get<std::vector<double>>();
    REQUIRE(static_cast<std::size_t>(found.size()) == numbers.size());
    CHECK(relative_difference(values(found), numbers) < 1e-10);
}

void check_figures(const OpCase& op) {
    const json& expected = figures()[op.name];
    const Function f = [&](std::span<const Var> x) { return op.function({x.begin(), x.end()}); };
    const std::vector<Array> arguments = op.arguments(op.shapes[0], Dtype::float64);
    const Array value = evaluate(f, arguments);
    check_near(value, expected["value"]);
    const std::vector<Array> slopes = pull_back(f, arguments, spread_weights(value.shape(), Dtype::float64));
    REQUIRE(slopes.size() == expected["gradients"].size());
    for (std::size_t i = 0; i < slopes.size(); ++i) {
        INFO("derivative by argument " << i);
        check_near(slopes[i], expected["gradients"][i]);
    }
}

}  // namespace

// To bring them up to date: as tests/data/torch_figures.py says.
TEST_CASE("PyTorch's figures are of the cases as they are") {
    if (std::getenv("XGRAD_UPDATE") != nullptr) {
        std::ofstream(figures_file()) << arguments_of_all().dump(1) << "\n";
        return;
    }
    for (const OpCase& op : op_cases()) {
        INFO(op.name << " has no figures, or those of other arguments: see tests/data/torch_figures.py");
        CHECK(has_figures(op));
        if (has_figures(op)) CHECK(figures()[op.name]["arguments"] == arguments_of(op));
    }
    CHECK(figures().size() == op_cases().size());
}

TEST_CASE("every op's value and derivative are PyTorch's") {
    for (const OpCase& op : op_cases()) {
        INFO(op.name);
        if (has_figures(op)) check_figures(op);
    }
}
