#include "xgrad/data/formats/array_files.hpp"

#include "support/catch.hpp"
#include "xgrad/config/bind.hpp"

using namespace xgrad;
using data::ArrayFiles;

TEST_CASE("array files are read from an object with both paths") {
    ArrayFiles files;
    config::bind_or_throw(config::parse(R"({"inputs": "x.npy", "targets": "y.npy"})", "m"), record_of(files));
    CHECK(files.inputs == "x.npy");
    CHECK(files.targets == "y.npy");
}

TEST_CASE("array files without one of the paths are refused") {
    ArrayFiles files{.inputs = "x.npy"};
    CHECK_THROWS_WITH(require_valid(record_of(files), "train"),
                      "train: targets: not set; expected a value: there is no default");
    CHECK_THROWS_WITH(config::bind_or_throw(config::parse(R"({"inputs": "x.npy"})", "m"), record_of(files)),
                      "m:1:1: error: no \"targets\" for ArrayFiles; expected text in quotes");
}
