#include "config/path.hpp"

#include "support/catch.hpp"

#include <string>

using namespace xgrad::config;

TEST_CASE("a path is keys with points between them, and indices in brackets") {
    const auto steps = split_path("model[0].layers[12].units");
    REQUIRE(steps);
    REQUIRE(steps->size() == 5);
    CHECK(std::get<std::string>((*steps)[0]) == "model");
    CHECK(std::get<std::size_t>((*steps)[1]) == 0);
    CHECK(std::get<std::string>((*steps)[2]) == "layers");
    CHECK(std::get<std::size_t>((*steps)[3]) == 12);
    CHECK(std::get<std::string>((*steps)[4]) == "units");
}

TEST_CASE("anything else is no path") {
    for (const std::string path : {"", ".a", "a.", "a..b", "[0]", "a[", "a[]", "a[x]", "a[-1]", "a[0]b",
                                   "a].", "a[99999999999999999999]"}) {
        INFO(path);
        CHECK_FALSE(split_path(path));
    }
}

TEST_CASE("a path is within another that is its beginning up to a step") {
    for (const char* inner : {"model", "model[0]", "model.x"}) CHECK(is_within(inner, "model"));
    for (const char* inner : {"mode", "models", "data.model"}) CHECK_FALSE(is_within(inner, "model"));
}
