#include "xgrad/data/read_inputs.hpp"

#include "data/file_bytes.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

#include <cmath>
#include <sstream>

namespace xgrad::data {
namespace {

using namespace tests;

const Encoding fish{
    .features = {{.name = "Weight"}, {.name = "Length"}}, .shape = {2}, .targets = {"Species"}};
const Encoding abalone{.features = {{.name = "sex", .categories = {"F", "M"}}, {.name = "age"}},
                       .shape = {3}};
const Encoding image{.features = {}, .shape = {1, 2}};
const Encoding headless{.features = {{.name = "0"}, {.name = "2"}}, .shape = {2}, .header = false};

Array read(const std::string& bytes, const Encoding& encoding) {
    std::istringstream stream(bytes);
    return read_inputs(stream, "stdin", encoding, Dtype::float64);
}

}  // namespace

TEST_CASE("columns of new rows are found by the names in their header, others ignored") {
    CHECK(read("Species,Length,Weight\nBream,30,242\n?,25,200\n", fish) ==
          doubles({2, 2}, {242, 30, 200, 25}));
}

TEST_CASE("a column that is missing is named") {
    CHECK_THROWS_WITH(read("Weight,Height\n1,2\n", fish),
                      "stdin: no column \"Length\"; expected one of Height");
    CHECK_THROWS_WITH(read("weight,lenght\n1,2\n", fish),
                      "stdin: no columns \"Weight\", \"Length\"; for \"Weight\", did you mean \"weight\"?");
}

TEST_CASE("rows without header have the inputs in the order of training") {
    CHECK(read("242,30\n200,25\n", fish) == doubles({2, 2}, {242, 30, 200, 25}));
    CHECK(read("M,20", abalone) == doubles({1, 3}, {0, 1, 20}));
    CHECK_THROWS_WITH(
        read("1,2,3\n", fish),
        "stdin: rows of 3 cells; expected 2, one for each input; or a first row that names them: Weight, "
        "Length");
}

TEST_CASE("rows of a table that never had a header are inputs alone, or as they were in training") {
    CHECK(read("1,3\n", headless) == doubles({1, 2}, {1, 3}));
    CHECK(read("1,2,3\n0,1,2\n", headless) == doubles({2, 2}, {1, 3, 0, 2}));
}

TEST_CASE("a header of numbers is one if the training table had it") {
    Encoding numbered = headless;
    numbered.header = true;
    CHECK(read("0,1,2\n5,6,7\n", numbered) == doubles({1, 2}, {5, 7}));
}

TEST_CASE("cells that cannot be read are named with line and column") {
    CHECK_THROWS_WITH(read("Weight,Length\n1,2\n1,long\n", fish),
                      "stdin:3: error: column \"Length\": \"long\"; expected a number");
    CHECK_THROWS_WITH(read("sex,age\nX,20\n", abalone),
                      "stdin:2: error: column \"sex\": \"X\"; expected one of F, M");
}

TEST_CASE("rows of numbers become examples of the shape of training, with a header or without") {
    CHECK(read("1,2\n3,4\n", image) == doubles({2, 1, 2}, {1, 2, 3, 4}));
    CHECK(read("a,b\n1,2\n", image) == doubles({1, 1, 2}, {1, 2}));
    CHECK_THROWS_WITH(read("1,2,3\n", image), "stdin: rows of 3 cells; expected 2, one for each input");
}

TEST_CASE("arrays in NPY and IDX files are known by their content and take the shape of training") {
    CHECK(read(npy_file("<f8", "(2, 2)", bytes_of<double>({1, 2, 3, 4})), image) ==
          doubles({2, 1, 2}, {1, 2, 3, 4}));
    CHECK(read(npy_file("<f8", "(1, 2)", bytes_of<double>({1, 2})), image) == doubles({1, 1, 2}, {1, 2}));
    CHECK(read(gzipped(idx_file(0x08, {2, 1, 2}, "\1\2\3\4")), image) == doubles({2, 1, 2}, {1, 2, 3, 4}));
    CHECK_THROWS_WITH(read(npy_file("<f8", "(2, 3)", std::string(48, '\0')), image),
                      "stdin: an array of shape [2, 3]; expected any number of examples of shape [1, 2]");
}

TEST_CASE("a single number that is none is refused like those in an array") {
    CHECK_THROWS_WITH(read(npy_file("<f8", "()", bytes_of<double>({std::nan("")})), image),
                      "stdin: nan (example 0); expected finite numbers");
}

TEST_CASE("new examples come from files too") {
    const TempFolder folder;
    CHECK(read_inputs(folder.write("new.csv", "Weight,Length\n1,2\n"), fish, Dtype::float32) ==
          floats({1, 2}, {1, 2}));
    CHECK_THROWS_AS(read_inputs(folder / "none.csv", fish, Dtype::float32), FileError);
    CHECK_THROWS_WITH(read("", fish), "stdin: an empty file; expected rows of cells");
}

TEST_CASE("JSON in the place of a table is named as such") {
    const std::string message =
        "stdin: what looks like JSON; expected CSV or NPY; write the inputs of an example as a line, with "
        "commas "
        "between them";
    CHECK_THROWS_WITH(read("[1, 2]\n", fish), message);
    CHECK_THROWS_WITH(read("{\"Weight\": 1}\n", fish), message);
}

}  // namespace xgrad::data
