#include "xgrad/nn/layers.hpp"

namespace xgrad::nn {

Table<LayerRole>& layers() {
    static Table<LayerRole> table = [] {
        Table<LayerRole> all;
        all.add<Linear>({"Affine", "Dense"});
        all.add<ReLU>({"Relu"});
        all.add<LeakyReLU>({"LeakyRelu"});
        all.add<ELU>({"Elu"});
        all.add<GELU>({"Gelu"});
        all.add<SiLU>({"Silu", "Swish"});
        all.add<Sigmoid>();
        all.add<Tanh>();
        all.add<Softmax>();
        all.add<Flatten>();
        all.add<Reshape>();
        all.add<Slice>();
        all.add<Dropout>();
        all.add<BatchNorm>({"BatchNorm1d", "BatchNorm2d", "BatchNormalization"});
        all.add<Add>();
        all.add<Subtract>({"Sub"});
        all.add<Multiply>({"Mul"});
        all.add<Concatenate>({"Concat"});
        all.add<Block>({"Sequential"});
        return all;
    }();
    return table;
}

const Table<LayerRole>& LayerRole::table() { return layers(); }

}  // namespace xgrad::nn
