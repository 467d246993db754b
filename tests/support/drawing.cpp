#include "support/drawing.hpp"

namespace xgrad::tests {

Table<FormRole> make_forms() {
    Table<FormRole> forms;
    forms.add<Circle>({"Disc"}).add<Box>().add<Dot>();
    return forms;
}

const Table<FormRole>& FormRole::table() {
    static const Table<FormRole> forms = make_forms();
    return forms;
}

Fields<Circle> Circle::fields() {
    return {"Circle", "all points at one distance",
            field("radius", &Circle::radius).required().above(0).help("in millimetres")};
}

Fields<Box> Box::fields() {
    return Fields<Box>{"Box", "a rectangle", field("width", &Box::width).at_least(1).help("in millimetres"),
                       field("height", &Box::height).at_least(1).help("in millimetres")}
        .checked([](const Box& box) -> std::optional<Problem> {
            if (box.width >= box.height) return std::nullopt;
            return Problem{.found = "a box that stands upright", .expected = "\"width\" at least \"height\""};
        });
}

Fields<Dot> Dot::fields() { return {"Dot", "a point"}; }

Fields<Pen> Pen::fields() {
    return {"Pen", "what lines look like", field("width", &Pen::width).above(0).at_most(10),
            field("colour", &Pen::colour), field("dashes", &Pen::dashes).at_least(2).or_word("solid")};
}

Fields<Figure> Figure::fields() {
    return {"Figure", "a form with a name", field("label", &Figure::label),
            inline_fields("form", &Figure::form).required()};
}

Fields<Drawing> Drawing::fields() {
    return {"Drawing",
            "figures on a sheet",
            field("title", &Drawing::title).help("stands below"),
            field("seed", &Drawing::seed),
            field("filled", &Drawing::filled),
            field("scale", &Drawing::scale).above(0),
            field("sheet", &Drawing::sheet),
            field("figures", &Drawing::figures).required().at_least_items(1),
            field("grid", &Drawing::grid).at_least(0),
            field("pen", &Drawing::pen),
            field("frame", &Drawing::frame),
            field("background", &Drawing::background),
            field("mark", &Drawing::mark)};
}

}  // namespace xgrad::tests
