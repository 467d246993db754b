#include "xgrad/data/encoding.hpp"

namespace xgrad::data {

Fields<Feature> Feature::fields() {
    return {"Feature", "an input column of a table",
            field("name", &Feature::name).help("of the column; its number from 0 in a table without header"),
            field("categories", &Feature::categories)
                .help("of a text column: each becomes an input of its own, 1 where the row has it, else 0")};
}

Fields<TargetColumn> TargetColumn::fields() {
    return {"TargetColumn", "a column of targets beside the main ones",
            field("name", &TargetColumn::name).help("of the column"),
            field("classes", &TargetColumn::classes).help("names of its classes, by label")};
}

Fields<Encoding> Encoding::fields() {
    return {
        "Encoding",
        "how rows of data become arrays",
        field("features", &Encoding::features).help("the input columns, in order"),
        field("shape", &Encoding::shape).at_least(0).help("of one example's inputs, before preprocessing"),
        field("targets", &Encoding::targets).help("names of the target columns"),
        field("classes", &Encoding::classes).help("names of the classes, by label"),
        field("more_targets", &Encoding::more_targets).help("columns of targets beside these"),
        field("header", &Encoding::header).help("whether rows of text come with the names of their columns"),
        field("delimiter", &Encoding::delimiter).help("between the cells of a row of text")};
}

Shape Encoding::inputs_shape(std::int64_t examples) const {
    return Shape(std::span(shape)).with_axis(0, examples);
}

}  // namespace xgrad::data
