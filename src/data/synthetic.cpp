#include "xgrad/data/synthetic.hpp"

namespace xgrad::data {
namespace {

Table<SyntheticRole> built_in_sets() {
    Table<SyntheticRole> table;
    table.add<Spiral>();
    table.add<Xor>();
    table.add<TwoMoons>({"moons"});
    table.add<Blobs>();
    table.add<Pairs>();
    table.add<NoisyLinear>();
    table.add<Noise>({"noise"});
    return table;
}

}  // namespace

Table<SyntheticRole>& synthetic_sets() {
    static Table<SyntheticRole> table = built_in_sets();
    return table;
}

const Table<SyntheticRole>& SyntheticRole::table() { return synthetic_sets(); }

}  // namespace xgrad::data
