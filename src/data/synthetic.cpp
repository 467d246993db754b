#include "xgrad/data/synthetic.hpp"

#include "xgrad/data/synthetic/kinds.hpp"

namespace xgrad::data {

Table<SyntheticRole>& synthetic_kinds() {
    static Table<SyntheticRole> table = [] {
        Table<SyntheticRole> all;
        all.add<Spiral>();
        all.add<Xor>();
        all.add<TwoMoons>({"moons"});
        all.add<Blobs>();
        all.add<LinearRegression>();
        all.add<RandomNoise>();
        return all;
    }();
    return table;
}

Table<SyntheticRole>& SyntheticRole::table() { return synthetic_kinds(); }

}  // namespace xgrad::data
