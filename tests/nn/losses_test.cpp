#include "xgrad/nn/losses.hpp"

#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace xgrad;

namespace {

const std::vector<std::string>& built_in_names() {
    static const std::vector<std::string> names = {"SoftmaxWithLoss",   "SigmoidWithLoss", "MeanSquaredError",
                                                   "MeanAbsoluteError", "Huber",           "Hinge"};
    return names;
}

}  // namespace

TEST_CASE("the table lists the losses, those for classes first") {
    const auto& entries = nn::losses().entries();
    REQUIRE(entries.size() == built_in_names().size());
    for (std::size_t i = 0; i < built_in_names().size(); ++i) CHECK(entries[i].name == built_in_names()[i]);
}

TEST_CASE("losses are also found by the names of other frameworks") {
    for (const std::string name : {"CrossEntropy", "SoftmaxCrossEntropy", "CrossEntropyLoss"})
        CHECK(nn::losses().make(name).type() == "SoftmaxWithLoss");
    CHECK(nn::losses().make("BinaryCrossEntropy").type() == "SigmoidWithLoss");
    CHECK(nn::losses().make("MSE").type() == "MeanSquaredError");
    CHECK(nn::losses().make("MAE").type() == "MeanAbsoluteError");
    CHECK_THROWS_WITH(nn::losses().make("SoftmaxWithLos"),
                      "unknown loss \"SoftmaxWithLos\"; did you mean \"SoftmaxWithLoss\"?");
}

TEST_CASE("every loss is described, is valid by default and is a mean by default") {
    for (const std::string& name : built_in_names()) {
        INFO(name);
        nn::Loss loss = nn::losses().make(name);
        const Record record = loss.record();
        CHECK_FALSE(record.list->help.empty());
        for (const Field& field : record.list->fields) CHECK_FALSE(field.help().empty());
        CHECK(validate(record).empty());
        CHECK(loss->reduction() == nn::Reduction::mean);
    }
}
