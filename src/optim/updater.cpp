#include "xgrad/optim/updater.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace xgrad::optim {
namespace {

Optimizer checked(Optimizer optimizer) {
    if (optimizer.empty())
        throw ConfigError({.where = "optimizer",
                           .found = "none",
                           .expected = "one",
                           .fix = "give one, such as optim::SGD{.learning_rate = 0.1}"});
    require_valid(optimizer.record(), fmt::format("optimizer {}", optimizer.type()));
    return optimizer;
}

Dtype checked(Dtype dtype) {
    if (is_floating(dtype)) return dtype;
    throw TypeError({.where = "optimizer",
                     .found = fmt::format("parameters of {}", to_string(dtype)),
                     .expected = "float32 or float64"});
}

std::vector<StateSlot> zeros(const std::vector<std::string>& names, Dtype dtype, std::int64_t size) {
    std::vector<StateSlot> state;
    for (const std::string& name : names) state.push_back({name, Array({size}, dtype)});
    return state;
}

void require_fit(const Array& array, std::string_view what, Dtype dtype, std::int64_t size) {
    if (array.dtype() != dtype)
        throw TypeError({.where = "optimizer",
                         .found = fmt::format("{} of {}", what, to_string(array.dtype())),
                         .expected = std::string(to_string(dtype)),
                         .fix = fmt::format("convert: as(Dtype::{})", to_string(dtype))});
    if (array.size() != size)
        throw ShapeError(
            {.where = "optimizer",
             .found = fmt::format("{} of shape {}: {} numbers", what, to_string(array.shape()), array.size()),
             .expected = fmt::format("{} numbers", size)});
}

const StateSlot* find(std::span<const StateSlot> state, std::string_view name) {
    const auto slot =
        std::find_if(state.begin(), state.end(), [&](const StateSlot& s) { return s.name == name; });
    return slot == state.end() ? nullptr : &*slot;
}

std::string names_of(std::span<const StateSlot> state) {
    std::string names;
    for (const StateSlot& slot : state) names += (names.empty() ? "" : ", ") + slot.name;
    return names.empty() ? "no state" : names;
}

}  // namespace

Updater::Updater(Optimizer optimizer, Dtype dtype, std::int64_t parameters, Workers& workers)
    : optimizer_(checked(std::move(optimizer))), dtype_(checked(dtype)), size_(Shape{parameters}.size()),
      state_(zeros(optimizer_->state_names(), dtype, parameters)), workers_(&workers) {}

void Updater::step(Array& parameters, const Array& gradients, double learning_rate) {
    require_fit(parameters, "parameters", dtype_, size_);
    require_fit(gradients, "gradients", dtype_, size_);
    if (size_ > 0 && parameters.data() == gradients.data())
        throw Error({.where = "optimizer",
                     .found = "parameters and gradients in the same memory",
                     .fix = "clone() one of them"});
    visit_floating(dtype_, [&](auto zero) { update<decltype(zero)>(parameters, gradients, learning_rate); });
    ++steps_;
}

template <class T> void Updater::update(Array& parameters, const Array& gradients, double learning_rate) {
    const auto all_parameters = parameters.values<T>();
    const auto all_gradients = gradients.values<T>();
    const std::int64_t blocks = (size_ + block_size - 1) / block_size;
    // Every other step goes backwards, and so begins with what the last one left in the caches.
    const bool is_backwards = steps_ % 2 == 1;
    workers_->for_each_block(blocks, [&](std::int64_t i) {
        const std::int64_t block = is_backwards ? blocks - 1 - i : i;
        const auto first = static_cast<std::size_t>(block * block_size);
        const auto count = static_cast<std::size_t>(std::min(block_size, size_ - block * block_size));
        optimizer_->update(Update<T>{.parameters = all_parameters.subspan(first, count),
                                     .gradients = all_gradients.subspan(first, count),
                                     .state = {state_, first, count},
                                     .step = steps_ + 1,
                                     .learning_rate = learning_rate});
    });
}

void Updater::restore(std::int64_t steps, std::span<const StateSlot> state) {
    if (steps < 0)
        throw ConfigError(
            {.where = "optimizer", .found = fmt::format("{} steps done", steps), .expected = "at least 0"});
    const auto known = [&](const StateSlot& slot) { return find(state_, slot.name) != nullptr; };
    const auto given = [&](const StateSlot& slot) { return find(state, slot.name) != nullptr; };
    if (!std::all_of(state.begin(), state.end(), known) || !std::all_of(state_.begin(), state_.end(), given))
        throw ConfigError({.where = fmt::format("state of optimizer {}", optimizer_.type()),
                           .found = names_of(state),
                           .expected = names_of(state_),
                           .fix = "resume with the optimizer and the settings that wrote the checkpoint"});
    for (const StateSlot& slot : state)
        require_fit(slot.values, fmt::format("state \"{}\"", slot.name), dtype_, size_);
    for (StateSlot& slot : state_) {
        const Array& saved = find(state, slot.name)->values;
        std::memcpy(slot.values.data(), saved.data(), saved.bytes());
    }
    steps_ = steps;
}

}  // namespace xgrad::optim
