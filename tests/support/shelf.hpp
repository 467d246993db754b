#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/config/located_json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// A made-up struct with the kinds of setting that few have: names of the user's own choice, values of any form, and a list that
// stands for an object.
namespace xgrad::tests {

struct Row {
    std::vector<std::int64_t> books = {};
    std::optional<double> height = {};

    static Fields<Row> fields() {
        return Fields<Row>{"Row", "a row of books",
                           field("books", &Row::books).at_least(1).help("their numbers"),
                           field("height", &Row::height).above(0).help("in metres")}
            .short_for("books")
            .checked([](const Row& row) -> std::optional<Problem> {
                if (row.books.size() != 13) return std::nullopt;
                return Problem{.found = "thirteen books"};
            });
    }
};

struct Shelf {
    std::vector<Named<Row>> rows = {};
    config::LocatedJson note = {};

    static Fields<Shelf> fields() {
        return {"Shelf", "rows of books",
                field("rows", &Shelf::rows).required().at_least_items(1).help("the rows by name"),
                field("note", &Shelf::note).help("anything")};
    }
};

}  // namespace xgrad::tests
