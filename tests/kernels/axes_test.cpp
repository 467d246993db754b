#include "kernels/axes.hpp"

#include "support/catch.hpp"

#include <vector>

using namespace xgrad::kernels;

TEST_CASE("a loop nest is walked with its innermost axis first") {
    const std::vector<LoopAxis> axes = {{2, 100}, {3, 1}};
    CHECK(count_of(axes) == 6);
    CHECK(offset_of(axes, 0) == 0);
    CHECK(offset_of(axes, 2) == 2);
    CHECK(offset_of(axes, 3) == 100);
    CHECK(offset_of(axes, 5) == 102);
}

TEST_CASE("a nest without axes runs once, at offset 0") {
    CHECK(count_of({}) == 1);
    CHECK(offset_of({}, 0) == 0);
}

TEST_CASE("a nest with an empty axis does not run") {
    const std::vector<LoopAxis> axes = {{2, 0}, {0, 1}};
    CHECK(count_of(axes) == 0);
}
