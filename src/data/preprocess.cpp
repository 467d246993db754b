#include "xgrad/data/preprocess.hpp"

#include "xgrad/data/preprocess/flatten.hpp"
#include "xgrad/data/preprocess/min_max.hpp"
#include "xgrad/data/preprocess/one_hot.hpp"
#include "xgrad/data/preprocess/scale.hpp"
#include "xgrad/data/preprocess/standardize.hpp"

namespace xgrad::data {

Table<PreprocessRole>& preprocessing() {
    static Table<PreprocessRole> table = [] {
        Table<PreprocessRole> all;
        all.add<Scale>();
        all.add<Standardize>();
        all.add<MinMax>({"Normalize"});
        all.add<OneHot>();
        all.add<Flatten>();
        return all;
    }();
    return table;
}

Table<PreprocessRole>& PreprocessRole::table() { return preprocessing(); }

}  // namespace xgrad::data
