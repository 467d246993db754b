#include "cli/text.hpp"

#include "support/catch.hpp"

#include <limits>

using namespace xgrad;
using namespace xgrad::cli;

TEST_CASE("a figure has four decimals, or an exponent where they would say too little or too much") {
    CHECK(figure_text(0) == "0.0000");
    CHECK(figure_text(0.97826) == "0.9783");
    CHECK(figure_text(-12.5) == "-12.5000");
    CHECK(figure_text(0.0001) == "0.0001");
    CHECK(figure_text(0.00001234) == "1.234e-05");
    CHECK(figure_text(999999) == "999999.0000");
    CHECK(figure_text(1e30) == "1.000e+30");
    CHECK(figure_text(-std::numeric_limits<double>::infinity()) == "-inf");
    CHECK(figure_text(-std::numeric_limits<double>::quiet_NaN()) == "nan");
}

TEST_CASE("figures stand in a row with their names") {
    CHECK(to_text({{"loss", 0.5}, {"accuracy", 1}}) == "loss 0.5000  accuracy 1.0000");
    CHECK(to_text({}).empty());
}

TEST_CASE("counts have their noun in the singular or the plural") {
    CHECK(counted(1, "epoch") == "1 epoch");
    CHECK(counted(0, "step") == "0 steps");
    CHECK(counted(42, "parameter") == "42 parameters");
}

TEST_CASE("short times are milliseconds, others seconds") {
    CHECK(duration_text(0.00812) == "8.1 ms");
    CHECK(duration_text(0.00043) == "0.43 ms");
    CHECK(duration_text(0.01) == "0.01 s");
    CHECK(duration_text(83.456) == "83.46 s");
}
