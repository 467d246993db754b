#include "config/inline_piece.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"

using namespace xgrad;
using namespace xgrad::config;
using namespace xgrad::tests;

TEST_CASE("the piece whose settings stand beside a struct's own is found") {
    Figure figure;
    const auto piece = inline_piece(record_of(figure));
    REQUIRE(piece);
    CHECK(piece->object == &figure.form);
}

TEST_CASE("a piece with a key of its own is no inline one") {
    Drawing drawing;
    CHECK_FALSE(inline_piece(record_of(drawing)));
}
