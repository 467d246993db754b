#include "xgrad/data/format.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"

namespace xgrad::data {
namespace {

// A format from outside the library.
struct Counting {
    std::int64_t count = 2;

    Sets read(const ReadContext& context) const {
        Sets sets;
        sets.train.set("inputs", Array({count, 1}, context.dtype));
        return sets;
    }
    static Fields<Counting> fields() { return {"counting", "zeros", field("count", &Counting::count)}; }
};

}  // namespace

TEST_CASE("a format from outside the library plays the role") {
    const Format format = Counting{.count = 5};
    CHECK(format.type() == "counting");
    CHECK(format->read({.dtype = Dtype::float64}).train.inputs() == tests::doubles({5, 1}, {0, 0, 0, 0, 0}));
}

}  // namespace xgrad::data
