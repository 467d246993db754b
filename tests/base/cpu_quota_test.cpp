#include "base/cpu_quota.hpp"

#include "support/catch.hpp"

using namespace xgrad;

TEST_CASE("a container's time is that of so many cores, the last perhaps in part") {
    CHECK(cores_of_quota("200000 100000") == 2);
    CHECK(cores_of_quota("150000 100000") == 2);
    CHECK(cores_of_quota("50000 100000") == 1);
    CHECK(cores_of_quota("6400000 100000") == 64);
}

TEST_CASE("without a limit, or without a word of one, no number of cores follows") {
    CHECK(cores_of_quota("max 100000") == std::nullopt);
    CHECK(cores_of_quota("") == std::nullopt);
    CHECK(cores_of_quota("100000") == std::nullopt);
    CHECK(cores_of_quota("100000 0") == std::nullopt);
}
