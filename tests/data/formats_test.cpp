#include "xgrad/data/formats.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {

TEST_CASE("the table lists the data formats, and each says what it is and what its settings do") {
    std::vector<std::string> names;
    for (const TableEntry& entry : formats().entries()) {
        names.push_back(entry.name);
        CHECK_FALSE(entry.list->help.empty());
        for (const Field& field : entry.list->fields) CHECK((field.is_inline() || !field.help().empty()));
    }
    CHECK(names == std::vector<std::string>{"csv", "idx", "npy", "synthetic", "in_memory"});
}

TEST_CASE("an unknown data format is answered with the nearest name") {
    CHECK_THROWS_WITH(formats().make("cvs"), "unknown data format \"cvs\"; did you mean \"csv\"?");
}

}  // namespace xgrad::data
