#include "xgrad/nn/initializers.hpp"

namespace xgrad::nn {

Table<InitializerRole>& initializers() {
    static Table<InitializerRole> table = [] {
        Table<InitializerRole> all;
        all.add<Zeros>();
        all.add<Constant>();
        all.add<Normal>({"Gaussian"});
        all.add<Uniform>();
        all.add<Xavier>({"Glorot"});
        all.add<He>({"Kaiming"});
        all.add<Orthogonal>();
        return all;
    }();
    return table;
}

const Table<InitializerRole>& InitializerRole::table() { return initializers(); }

}  // namespace xgrad::nn
