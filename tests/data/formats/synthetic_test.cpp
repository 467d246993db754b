#include "xgrad/data/formats/synthetic.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/data/synthetic.hpp"

#include <numeric>

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

TEST_CASE("a look at a large synthetic set makes its first examples, of a small one all") {
    const Synthetic large{Noise{.samples = 10000, .shape = {100}}};
    const Sets look = large.read({.beginning = true});
    CHECK_FALSE(look.whole);
    CHECK(look.train.size() == 655);
    const Sets all = large.read({});
    CHECK(all.whole);
    CHECK(all.train.size() == 10000);
    std::vector<std::int64_t> first(655);
    std::iota(first.begin(), first.end(), 0);
    CHECK(look.train.inputs() == all.train.select(first).inputs());
    CHECK(Synthetic{Noise{.samples = 300, .shape = {100}}}.read({.beginning = true}).whole);
    CHECK(Synthetic{Noise{.samples = 1, .shape = {100000}}}.read({.beginning = true}).whole);
    CHECK(Synthetic{Spiral{}}.read({.beginning = true}).whole);
    CHECK_THROWS_AS((Synthetic{Noise{.samples = 1'000'000'000'000}}.read({.beginning = true})), ConfigError);
}

}  // namespace xgrad::data
