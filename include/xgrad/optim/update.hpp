#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/kernels/isa.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

namespace xgrad::optim {

/// A number that an optimizer remembers for each parameter, starting at 0. Checkpoints call it by the name.
struct StateSlot {
    std::string name;
    Array values;
};

/// The part of every state slot that belongs to one block of parameters.
template <class T> class BlockState {
public:
    BlockState() = default;
    BlockState(std::span<StateSlot> slots, std::size_t first, std::size_t count)
        : slots_(slots), first_(first), count_(count) {}

    /// The number of slots.
    std::size_t size() const noexcept { return slots_.size(); }
    /// The block's numbers in a slot, in the order of `state_names`. Throws ConfigError if the optimizer
    /// named fewer slots.
    std::span<T> operator[](std::size_t slot) const {
        if (slot >= size()) fail(slot);
        return slots_[slot].values.values<T>().subspan(first_, count_);
    }

private:
    [[noreturn]] void fail(std::size_t slot) const;

    std::span<StateSlot> slots_;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
};

/// One step of one block of the flat parameters, for T float or double. All spans are equally long; none overlap.
template <class T> struct Update {
    std::span<T> parameters;
    std::span<const T> gradients;
    BlockState<T> state = {};
    std::int64_t step = 1;     ///< counts from 1
    double learning_rate = 0;  ///< the rate of this step
};

namespace detail {

// The number of T& that a formula takes after (T& parameter, T gradient).
template <class Formula, class T, class... Slots> consteval std::size_t slots_of() {
    if constexpr (std::is_invocable_v<const Formula&, T&, T, Slots...>) return sizeof...(Slots);
    else if constexpr (sizeof...(Slots) < 8) return slots_of<Formula, T, Slots..., T&>();
    else
        static_assert(always_false<T>,
                      "a formula takes (T& parameter, T gradient, T& slot...), at most 8 slots");
}

// All pointers: [count], and restrict, so that the loop becomes vector instructions with any number of slots.
template <class T, class Formula, class... Slots>
void update_loop(std::size_t count, const Formula& formula, T* __restrict parameters,
                 const T* __restrict gradients, Slots* __restrict... slots) {
    kernels::run_on(kernels::best_isa(), [=, &formula] {
        for (std::size_t i = 0; i < count; ++i) formula(parameters[i], gradients[i], slots[i]...);
    });
}

template <class T, class Formula, std::size_t... Slot>
void update_slots(const Update<T>& u, const Formula& formula, std::index_sequence<Slot...>) {
    update_loop(u.parameters.size(), formula, u.parameters.data(), u.gradients.data(),
                u.state[Slot].data()...);
}

}  // namespace detail

/// Calls formula(T& parameter, T gradient, T& slot...) for every element of the block, with as many slots as
/// it takes, in the order of `state_names`. A formula without branches becomes vector instructions. Throws
/// ConfigError if the optimizer named fewer slots.
template <class T, class Formula> void for_each_element(const Update<T>& u, const Formula& formula) {
    detail::update_slots(u, formula, std::make_index_sequence<detail::slots_of<Formula, T>()>{});
}

}  // namespace xgrad::optim
