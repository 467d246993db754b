#include "xgrad/data/preprocess.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

// A step from outside the library, which learns nothing.
struct Negate {
    Dataset apply(const Dataset& set, const State&) const {
        Dataset result = set;
        const double x = set.inputs().at(0);
        result.set("inputs", Array::of<double>({1, 1}, {-x}));
        return result;
    }
    static Fields<Negate> fields() { return {"Negate", "-x"}; }
};

}  // namespace

TEST_CASE("the table lists the preprocessing steps, and each says what it is and what its settings do") {
    std::vector<std::string> names;
    for (const TableEntry& entry : preprocessing().entries()) {
        names.push_back(entry.name);
        CHECK_FALSE(entry.list->help.empty());
        for (const Field& field : entry.list->fields) CHECK_FALSE(field.help().empty());
    }
    CHECK(names == std::vector<std::string>{"Scale", "Standardize", "MinMax", "OneHot", "Flatten"});
}

TEST_CASE("an unknown preprocessing step is answered with the nearest name") {
    CHECK_THROWS_WITH(preprocessing().make("Standardise"),
                      "unknown preprocessing step \"Standardise\"; did you mean \"Standardize\"?");
}

TEST_CASE("a step from outside the library plays the role, and need not learn anything") {
    const Preprocess step = Negate{};
    Dataset set;
    set.set("inputs", tests::doubles({1, 1}, {3}));
    const State state = step->fit(set);
    CHECK(state.empty());
    CHECK(step->apply(set, state).inputs() == tests::doubles({1, 1}, {-3}));
}

}  // namespace xgrad::data
