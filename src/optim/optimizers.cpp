#include "xgrad/optim/optimizers.hpp"

namespace xgrad::optim {
namespace {

Table<OptimizerRole> built_in() {
    Table<OptimizerRole> table;
    table.add<SGD>();
    table.add<Momentum>();
    table.add<Nesterov>({"NAG"});
    table.add<AdaGrad>({"Adagrad"});
    table.add<RMSProp>({"RMSprop"});
    table.add<AdaDelta>({"Adadelta"});
    table.add<Adam>();
    table.add<AdamW>();
    return table;
}

}  // namespace

Table<OptimizerRole>& optimizers() {
    static Table<OptimizerRole> table = built_in();
    return table;
}

Table<OptimizerRole>& OptimizerRole::table() { return optimizers(); }

}  // namespace xgrad::optim
