#include "xgrad/nn/layers.hpp"

#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace xgrad;

namespace {

const std::vector<std::string>& built_in_names() {
    static const std::vector<std::string> names = {
        "Linear", "ReLU",     "LeakyReLU", "ELU",         "GELU",  "SiLU",    "Sigmoid",
        "Tanh",   "Softmax",  "Flatten",   "Reshape",     "Slice", "Dropout", "BatchNorm",
        "Add",    "Subtract", "Multiply",  "Concatenate", "Block"};
    return names;
}

}  // namespace

TEST_CASE("the table lists the layers in the order of a course") {
    const auto& entries = nn::layers().entries();
    REQUIRE(entries.size() == built_in_names().size());
    for (std::size_t i = 0; i < built_in_names().size(); ++i) CHECK(entries[i].name == built_in_names()[i]);
}

TEST_CASE("layers are also found by the other names that people type") {
    for (const std::string name : {"Affine", "Dense"}) CHECK(nn::layers().make(name).type() == "Linear");
    for (const std::string name : {"Swish", "Silu"}) CHECK(nn::layers().make(name).type() == "SiLU");
    for (const std::string name : {"BatchNorm1d", "BatchNorm2d", "BatchNormalization"})
        CHECK(nn::layers().make(name).type() == "BatchNorm");
    CHECK(nn::layers().make("Relu").type() == "ReLU");
    CHECK(nn::layers().make("LeakyRelu").type() == "LeakyReLU");
    CHECK(nn::layers().make("Concat").type() == "Concatenate");
    CHECK_THROWS_WITH(nn::layers().make("Liner"), "unknown layer \"Liner\"; did you mean \"Linear\"?");
    CHECK_THROWS_WITH(nn::layers().make("relu"), "unknown layer \"relu\"; did you mean \"ReLU\"?");
}

TEST_CASE("every layer is described, and all but Linear and Block are valid by default") {
    for (const std::string& name : built_in_names()) {
        INFO(name);
        nn::Layer layer = nn::layers().make(name);
        const Record record = layer.record();
        CHECK_FALSE(record.list->help.empty());
        for (const Field& field : record.list->fields) CHECK_FALSE(field.help().empty());
        CHECK(validate(record).empty() == (name != "Linear" && name != "Block"));
    }
}

TEST_CASE("only layers that combine, and blocks, take several inputs") {
    for (const std::string& name : built_in_names()) {
        INFO(name);
        const bool combines = name == "Add" || name == "Subtract" || name == "Multiply" ||
                              name == "Concatenate" || name == "Block";
        CHECK(nn::layers().make(name)->takes_several() == combines);
    }
}
