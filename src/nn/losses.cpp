#include "xgrad/nn/losses.hpp"

namespace xgrad::nn {

Table<LossRole>& losses() {
    static Table<LossRole> table = [] {
        Table<LossRole> all;
        all.add<SoftmaxWithLoss>({"SoftmaxCrossEntropy", "CrossEntropy", "CrossEntropyLoss"});
        all.add<SigmoidWithLoss>({"BinaryCrossEntropy", "BCEWithLogits", "BCEWithLogitsLoss"});
        all.add<MeanSquaredError>({"MSE", "MSELoss"});
        all.add<MeanAbsoluteError>({"MAE", "L1Loss"});
        all.add<Huber>({"HuberLoss"});
        all.add<Hinge>({"MultiMarginLoss"});
        return all;
    }();
    return table;
}

const Table<LossRole>& LossRole::table() { return losses(); }

}  // namespace xgrad::nn
