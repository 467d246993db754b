#include "xgrad/nn/initializers.hpp"

#include "support/catch.hpp"
#include "support/initial_values.hpp"
#include "xgrad/base/error.hpp"

#include <string>
#include <vector>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const std::vector<std::string>& built_in_names() {
    static const std::vector<std::string> names = {"Zeros",  "Constant", "Normal",    "Uniform",
                                                   "Xavier", "He",       "Orthogonal"};
    return names;
}

}  // namespace

TEST_CASE("the table lists the initializers, simple ones first") {
    const auto& entries = nn::initializers().entries();
    REQUIRE(entries.size() == built_in_names().size());
    for (std::size_t i = 0; i < built_in_names().size(); ++i) CHECK(entries[i].name == built_in_names()[i]);
}

TEST_CASE("initializers are also found by their other common names") {
    CHECK(nn::initializers().make("Glorot").type() == "Xavier");
    CHECK(nn::initializers().make("Kaiming").type() == "He");
    CHECK(nn::initializers().make("Gaussian").type() == "Normal");
    CHECK_THROWS_WITH(nn::initializers().make("Xavir"),
                      "unknown initializer \"Xavir\"; did you mean \"Xavier\"?");
}

TEST_CASE(
    "every initializer is described, is valid by default and gives finite float64 values of the shape") {
    for (const std::string& name : built_in_names()) {
        INFO(name);
        nn::Initializer initializer = nn::initializers().make(name);
        const Record record = initializer.record();
        CHECK_FALSE(record.list->help.empty());
        for (const Field& field : record.list->fields) CHECK_FALSE(field.help().empty());
        CHECK(validate(record).empty());
        const Array array = initial_values(initializer, {4, 6});
        CHECK(array.shape() == Shape{4, 6});
        CHECK(std::isfinite(statistics(array).deviation));
    }
}
