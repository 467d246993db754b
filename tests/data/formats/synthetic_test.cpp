#include "xgrad/data/formats/synthetic.hpp"

#include "support/catch.hpp"
#include "xgrad/data/synthetic.hpp"

namespace xgrad::data {

TEST_CASE("a synthetic set comes with names for its inputs and its classes") {
    const Sets sets = Synthetic{Spiral{.samples = 30}}.read({.dtype = Dtype::float64});
    CHECK(sets.train.size() == 30);
    CHECK_FALSE(sets.test);
    REQUIRE(sets.encoding.features.size() == 2);
    CHECK(sets.encoding.features[1].name == "x1");
    CHECK(sets.encoding.shape == std::vector<std::int64_t>{2});
    CHECK(sets.encoding.classes == std::vector<std::string>{"0", "1", "2"});
}

TEST_CASE("synthetic images have a shape instead of names") {
    const Sets sets = Synthetic{Noise{.samples = 3, .shape = {1, 4, 4}}}.read({});
    CHECK(sets.encoding.features.empty());
    CHECK(sets.encoding.shape == std::vector<std::int64_t>{1, 4, 4});
}

}  // namespace xgrad::data
