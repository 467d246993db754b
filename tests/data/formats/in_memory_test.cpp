#include "xgrad/data/formats/in_memory.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {

TEST_CASE("data that were in a program's memory cannot be read") {
    CHECK_THROWS_WITH(
        InMemory{}.read({}),
        "data: the data were in the memory of the program that trained; expected data that can be "
        "read; name a file of such data, as by --set data.format=csv --set data.path=...");
}

}  // namespace xgrad::data
