#include "xgrad/data/formats/in_memory.hpp"

#include "xgrad/base/error.hpp"

namespace xgrad::data {

Fields<InMemory> InMemory::fields() {
    return {"in_memory", "data that a C++ program gave to its trainer; they cannot be read again"};
}

Sets InMemory::read(const ReadContext&) const {
    throw DataError({.where = "data",
                     .found = "the data were in the memory of the program that trained",
                     .expected = "data that can be read",
                     .fix = "name a file of such data, as by --set data.format=csv --set data.path=..."});
}

}  // namespace xgrad::data
