#include "cli/profile.hpp"

#include "support/catch.hpp"

using namespace xgrad;

namespace {

const std::vector<KernelTime> step{
    {.op = "matmul",
     .scope = "fc1",
     .shape = {100, 50},
     .microseconds = 30,
     .flops = 7.84e6,
     .bytes = 490000},
    {.op = "add+relu", .scope = "relu1", .shape = {100, 50}, .microseconds = 2, .flops = 1e4, .bytes = 4e4},
    {.op = "add", .scope = "fc1", .shape = {100, 50}, .microseconds = 8, .flops = 5e3, .bytes = 4e4},
};

}  // namespace

TEST_CASE("a profile lists the kernels in their order and the layers by their time") {
    CHECK(cli::profile_tables(step) ==
          "       us      %   GFLOP/s     GB/s  kernel            result         of\n"
          "    30.00   75.0     261.3     16.3  matmul            [100, 50]      fc1\n"
          "     2.00    5.0       5.0     20.0  add+relu          [100, 50]      relu1\n"
          "     8.00   20.0       0.6      5.0  add               [100, 50]      fc1\n"
          "    40.00  100.0     196.4     14.2  in all\n"
          "\n"
          "       us      %   GFLOP/s     GB/s  kernels  of\n"
          "    38.00   95.0     206.4     13.9        2  fc1\n"
          "     2.00    5.0       5.0     20.0        1  relu1\n");
}

TEST_CASE("a long loop is named by its first and last formulas, and what is not counted has no rate") {
    const std::string table = cli::profile_tables(
        {{.op = "add+sigmoid+subtract+square+sum+multiply+exp", .shape = {3}, .microseconds = 1}});
    CHECK_THAT(table,
               ContainsSubstring("     1.00  100.0         -        -  add+sigmoid+...+exp (7)  [3] "));
}

TEST_CASE("long names of few formulas stay whole") {
    const std::string one = "an_op_of_a_plugin_with_a_very_long_name";
    CHECK_THAT(cli::profile_tables({{.op = one, .shape = {3}, .microseconds = 1}}),
               ContainsSubstring("  " + one + "  [3] "));
    const std::string two = one + "+relu";
    CHECK_THAT(cli::profile_tables({{.op = two, .shape = {3}, .microseconds = 1}}),
               ContainsSubstring("  " + two + "  [3] "));
}

TEST_CASE("a trace holds the kernels one after the other") {
    const auto trace = cli::chrome_trace(step);
    REQUIRE(trace["traceEvents"].size() == 3);
    CHECK(trace["traceEvents"][2].dump() ==
          R"({"name":"add","cat":"fc1","ph":"X","ts":32.0,"dur":8.0,"pid":1,"tid":1,)"
          R"("args":{"of":"fc1","result":"[100, 50]","GFLOP/s":0.625,"GB/s":5.0}})");
}

TEST_CASE("a kernel that took no time has no rate") {
    const auto trace = cli::chrome_trace({KernelTime{.op = "add", .flops = 1}});
    CHECK(trace["traceEvents"][0]["args"]["GFLOP/s"] == 0);
}
