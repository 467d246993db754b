#pragma once

#include "xgrad/base/table.hpp"
#include "xgrad/optim/update.hpp"

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xgrad::optim {

/// What a type must have to be an optimizer, beside its fields(): a member learning_rate, the base rate; and
/// `template <class T> void update(const Update<T>&) const` for T float and double, one step of one block. It
/// works elementwise: what becomes of an element depends on that element alone. If it has state, also
/// `std::vector<std::string> state_names()`, static or const, with a name for each slot.
template <class T>
concept UpdatesParameters = requires(const T& optimizer, const Update<float>& single,
                                     const Update<double>& wide) {
    { optimizer.learning_rate } -> std::convertible_to<double>;
    optimizer.update(single);
    optimizer.update(wide);
};

/// The role of what turns gradients into a step of the parameters.
struct OptimizerRole {
    static constexpr std::string_view name = "optimizer";
    static constexpr std::string_view key = "type";

    struct Concept {
        virtual ~Concept() = default;
        virtual double learning_rate() const = 0;
        virtual std::vector<std::string> state_names() const = 0;
        virtual void update(const Update<float>& u) const = 0;
        virtual void update(const Update<double>& u) const = 0;
    };

    template <class T> struct Model final : Concept {
        static_assert(UpdatesParameters<T>,
                      "an optimizer has a learning_rate and an update for float and double");

        explicit Model(T optimizer) : value(std::move(optimizer)) {}

        double learning_rate() const override { return value.learning_rate; }
        std::vector<std::string> state_names() const override {
            if constexpr (requires(T & any) { any.state_names(); }) return value.state_names();
            else return {};
        }
        void update(const Update<float>& u) const override { value.update(u); }
        void update(const Update<double>& u) const override { value.update(u); }

        T value;
    };

    static Table<OptimizerRole>& table();
};

/// Any optimizer, with its settings: Optimizer o = Adam{.learning_rate = 0.3}.
using Optimizer = Piece<OptimizerRole>;

/// The optimizers that JSON can name. User code adds its own at start-up: optimizers().add<Mine>().
Table<OptimizerRole>& optimizers();

}  // namespace xgrad::optim
