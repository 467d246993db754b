#include "xgrad/data/encoding.hpp"

#include "support/catch.hpp"

namespace xgrad::data {

TEST_CASE("a number column is one input, a text column one for each category") {
    CHECK(Feature{.name = "Weight"}.width() == 1);
    CHECK(Feature{.name = "Sex", .categories = {"F", "I", "M"}}.width() == 3);
}

TEST_CASE("an encoding tells the shape of any number of examples") {
    CHECK(Encoding{.shape = {28, 28}}.inputs_shape(5) == Shape{5, 28, 28});
    CHECK(Encoding{.shape = {4}}.inputs_shape(0) == Shape{0, 4});
}

TEST_CASE("an encoding is described, so that it can be kept with a model") {
    std::vector<std::string> names;
    for (const Field& field : fields_of<Encoding>().fields) {
        names.push_back(field.name());
        CHECK_FALSE(field.help().empty());
    }
    CHECK(names == std::vector<std::string>{"features", "shape", "targets", "classes", "more_targets",
                                            "header", "delimiter"});
}

}  // namespace xgrad::data
