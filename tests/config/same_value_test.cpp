#include "config/same_value.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

bool same(Drawing a, Drawing b) { return config::same_value(record_of(a), record_of(b)); }

Drawing drawing() {
    Drawing d;
    d.figures = {{"sun", Circle{.radius = 2}}, {"", Dot{}}};
    d.grid = {1, 2};
    d.frame = Pen{};
    return d;
}

// Whether a drawing is no longer the same once it has been changed.
template <class F> bool tells(F&& change) {
    Drawing changed = drawing();
    change(changed);
    return !same(changed, drawing()) && !same(drawing(), changed);
}

}  // namespace

TEST_CASE("two structs with the same settings are the same") {
    CHECK(same(drawing(), drawing()));
    CHECK(same({}, {}));
}

TEST_CASE("a difference of any kind is told, however deep") {
    CHECK(tells([](Drawing& d) { d.title = "other"; }));
    CHECK(tells([](Drawing& d) { d.seed = 2; }));
    CHECK(tells([](Drawing& d) { d.filled = true; }));
    CHECK(tells([](Drawing& d) { d.scale = 1; }));
    CHECK(tells([](Drawing& d) { d.sheet = "0"; }));
    CHECK(tells([](Drawing& d) { d.sheet = 1; }));
    CHECK(tells([](Drawing& d) { d.figures.pop_back(); }));
    CHECK(tells([](Drawing& d) { d.figures[0].form.get<Circle>()->radius = 3; }));
    CHECK(tells([](Drawing& d) { d.figures[0].form = Form(); }));
    CHECK(tells([](Drawing& d) { d.figures[1].form = Box{}; }));
    CHECK(tells([](Drawing& d) { d.pen.colour = Colour::blue; }));
    CHECK(tells([](Drawing& d) { d.frame->dashes = 2; }));
    CHECK(tells([](Drawing& d) { d.frame.reset(); }));
}

TEST_CASE("numbers differ by a single bit, zeros by their sign") {
    CHECK(tells([](Drawing& d) { d.grid[0] = 1.0000000000000002; }));
    Drawing zero;
    Drawing negative;
    zero.grid = {0.0};
    negative.grid = {-0.0};
    CHECK_FALSE(same(zero, negative));
}

TEST_CASE("values of different kinds differ") {
    double number = 1;
    bool yes = true;
    CHECK_FALSE(config::same_value(value_of(number), value_of(yes)));
}
