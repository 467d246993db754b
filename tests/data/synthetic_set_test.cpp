#include "xgrad/data/synthetic_set.hpp"

#include "support/catch.hpp"

namespace xgrad::data {
namespace {

// A set from outside the library.
struct Ones {
    Dataset make(Dtype dtype) const {
        Dataset set;
        set.set("inputs", Array::of<double>({2, 1}, {1, 1}).as(dtype));
        return set;
    }
    static Fields<Ones> fields() { return {"ones", "nothing but ones"}; }
};

}  // namespace

TEST_CASE("a synthetic set from outside the library plays the role") {
    const SyntheticSet set = Ones{};
    CHECK(set.type() == "ones");
    CHECK(set->make(Dtype::float32).inputs() == Array::of<float>({2, 1}, {1, 1}));
}

}  // namespace xgrad::data
