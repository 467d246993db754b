#include "xgrad/train/tables.hpp"

#include "xgrad/data/data.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/searches.hpp"

namespace xgrad {

std::vector<const AnyTable*> all_tables() {
    return {&nn::layers(),     &nn::losses(),    &optim::optimizers(),    &nn::initializers(),
            &nn::metrics(),    &data::formats(), &data::synthetic_sets(), &data::preprocessing(),
            &data::samplers(), &searches()};
}

}  // namespace xgrad
