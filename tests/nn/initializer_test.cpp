#include "xgrad/nn/initializer.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"

using namespace xgrad;

namespace {

// A user's own: the reciprocal of the connections in.
struct OneOverFan {
    static Fields<OneOverFan> fields() { return {"OneOverFan", "1 / fan_in everywhere"}; }
    Array operator()(const Shape& shape, nn::Fans fans, const RandomStream&) const {
        const std::vector<double> values(static_cast<std::size_t>(shape.size()),
                                         1.0 / static_cast<double>(fans.in));
        return Array::of<double>(shape, std::span(values));
    }
};

}  // namespace

TEST_CASE("a user's initializer needs fields and a call") {
    const nn::Initializer initializer = OneOverFan{};
    CHECK(initializer.type() == "OneOverFan");
    const Array values = initializer->values({4, 2}, {.in = 4, .out = 2}, RandomStream(1, "weights"));
    CHECK(values.shape() == Shape{4, 2});
    CHECK(tests::values(values) == std::vector<double>(8, 0.25));
}

TEST_CASE("a user's initializer is found by its name once it is in a table") {
    auto table = nn::initializers();  // a copy: the other tests see the table as it is shipped
    table.add<OneOverFan>({"Reciprocal"});
    CHECK(table.make("Reciprocal").type() == "OneOverFan");
    CHECK(nn::initializers().find("OneOverFan") == nullptr);
}
