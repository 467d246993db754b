#include "xgrad/data/encoding.hpp"

namespace xgrad::data {

Fields<Feature> Feature::fields() {
    return {
        "Feature", "an input column of a table", field("name", &Feature::name).help("the column's name"),
        field("categories", &Feature::categories).help("the words of a text column; each becomes one input")};
}

Fields<Encoding> Encoding::fields() {
    return {"Encoding", "how the rows of a table become inputs and targets",
            field("features", &Encoding::features).help("the input columns"),
            field("targets", &Encoding::targets).help("the names of the target columns"),
            field("classes", &Encoding::classes).help("the names of the classes, by number")};
}

}  // namespace xgrad::data
