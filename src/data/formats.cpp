#include "xgrad/data/formats.hpp"

namespace xgrad::data {
namespace {

Table<FormatRole> built_in_formats() {
    Table<FormatRole> table;
    table.add<Csv>();
    table.add<Idx>();
    table.add<Npy>();
    table.add<Synthetic>();
    table.add_unoffered<InMemory>();
    return table;
}

}  // namespace

Table<FormatRole>& formats() {
    static Table<FormatRole> table = built_in_formats();
    return table;
}

const Table<FormatRole>& FormatRole::table() { return formats(); }

}  // namespace xgrad::data
