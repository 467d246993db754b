#include "xgrad/data/formats/npy.hpp"

#include "data/file_bytes.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"

namespace xgrad::data {
namespace {

using namespace tests;

}  // namespace

TEST_CASE("NPY files of training and test become two sets") {
    const TempFolder folder;
    folder.write("x.npy", npy_file("<f8", "(2, 1)", bytes_of<double>({1, 2})));
    folder.write("y.npy", npy_file("<f4", "(2,)", bytes_of<float>({0.5F, 1.5F})));
    folder.write("tx.npy", gzipped(npy_file("<f8", "(1, 1)", bytes_of<double>({3}))));
    folder.write("ty.npy", npy_file("<f4", "(1,)", bytes_of<float>({2.5F})));
    const Npy npy{.train = {"x.npy", "y.npy"}, .test = ArrayFiles{"tx.npy", "ty.npy"}};
    const Sets sets =
        npy.read({.dtype = Dtype::float64, .locate = Locator({{"the test's folder", folder.path()}})});
    CHECK(sets.train.inputs() == doubles({2, 1}, {1, 2}));
    CHECK(sets.train.targets() == doubles({2, 1}, {0.5, 1.5}));
    REQUIRE(sets.test);
    CHECK(sets.test->targets() == doubles({1, 1}, {2.5}));
    CHECK(sets.train.classes.empty());
}

}  // namespace xgrad::data
