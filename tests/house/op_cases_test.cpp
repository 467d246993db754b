// Nothing is left out: every op that the headers declare stands in the table of cases, or here with the reason why not.
#include "support/op_cases.hpp"

#include "support/catch.hpp"
#include "support/source_tree.hpp"

#include <map>
#include <regex>
#include <set>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const std::map<std::string, std::string> without_derivative = {
    {"sign", "constant between its steps"},
    {"argmax", "gives places"},
    {"argmin", "gives places"},
    {"argsort", "gives places"},
    {"random_normal", "random numbers of a key"},
    {"random_bernoulli", "random booleans of a key"},
    {"floor", "constant between its steps"},
    {"ceil", "constant between its steps"},
    {"trunc", "constant between its steps"},
    {"round", "constant between its steps"},
    {"floor_divide", "constant between its steps"},
    {"isnan", "gives booleans"},
    {"isinf", "gives booleans"},
    {"isfinite", "gives booleans"},
    {"all", "takes booleans"},
    {"any", "takes booleans"},
    {"count_nonzero", "gives integers"},
    {"equal", "gives booleans"},
    {"not_equal", "gives booleans"},
    {"less", "gives booleans"},
    {"less_equal", "gives booleans"},
    {"greater", "gives booleans"},
    {"greater_equal", "gives booleans"},
    {"operator<", "gives booleans"},
    {"operator<=", "gives booleans"},
    {"operator>", "gives booleans"},
    {"operator>=", "gives booleans"},
    {"logical_and", "takes booleans"},
    {"logical_or", "takes booleans"},
    {"logical_xor", "takes booleans"},
    {"logical_not", "takes booleans"},
    {"stop_gradient", "ends derivatives"},
    {"one_hot", "takes integers"},
    {"iota", "a constant"},
    {"full", "a constant"},
    {"zeros_like", "a constant"},
    {"ones_like", "a constant"},
    {"random_uniform", "random numbers of a key"},
};

// The functions that return Vars, by their names.
std::set<std::string> declared_ops() {
    static const std::regex declaration(
        R"(^(?:inline |\[\[nodiscard\]\] )*(?:Var|std::vector<Var>) ([a-z]\w*|operator[^\s\w]+)\(.*)");
    std::set<std::string> names;
    for (const std::string& header : files_below("include/xgrad/graph/ops", ".hpp"))
        for (const std::string& line : lines_of(header)) {
            std::smatch match;
            if (std::regex_match(line, match, declaration)) names.insert(match[1]);
        }
    return names;
}

std::set<std::string> ops_with_cases() {
    std::set<std::string> names;
    for (const OpCase& op : op_cases()) names.insert(op.op());
    return names;
}

}  // namespace

TEST_CASE("every op has a case, or a reason to have none") {
    const std::set<std::string> cases = ops_with_cases();
    REQUIRE(declared_ops().size() > 80);
    for (const std::string& name : declared_ops()) {
        INFO(name << " has no case in tests/support/op_cases_*.cpp");
        CHECK(cases.contains(name) != without_derivative.contains(name));
    }
}

TEST_CASE("every case is of an op that there is, and has a name of its own") {
    const std::set<std::string> ops = declared_ops();
    std::set<std::string> names;
    for (const OpCase& op : op_cases()) {
        INFO(op.name);
        CHECK(ops.contains(op.op()));
        CHECK(names.insert(op.name).second);
        CHECK_FALSE(op.shapes.empty());
    }
    for (const auto& [name, reason] : without_derivative) {
        INFO(name << ", which " << reason);
        CHECK(ops.contains(name));
    }
}
