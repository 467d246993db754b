#include "xgrad/optim/update.hpp"

#include "xgrad/base/error.hpp"

#include <fmt/format.h>

namespace xgrad::optim {

template <class T> void BlockState<T>::fail(std::size_t slot) const {
    throw ConfigError({.where = "optimizer",
                       .found = fmt::format("an update of state slot {}", slot),
                       .expected = fmt::format("one of the {} that state_names() names", size()),
                       .fix = "name every slot there"});
}

template class BlockState<float>;
template class BlockState<double>;

}  // namespace xgrad::optim
