#include "xgrad/base/version.hpp"

#include "support/catch.hpp"

#include <string>

TEST_CASE("the version is three numbers") {
    CHECK_THAT(std::string(xgrad::version()), Matches("[0-9]+\\.[0-9]+\\.[0-9]+"));
}
