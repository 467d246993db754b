#include "xgrad/optim/optimizer.hpp"

#include "optim/reference.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace xgrad::optim {
namespace {

// A user's optimizer: the sign of a running mean of the gradient, as a plain loop with branches.
struct SignDescent {
    double learning_rate = 0.125;
    double kept = 0.5;

    static Fields<SignDescent> fields() {
        return {"SignDescent", "steps of one length along the sign of the mean gradient",
                field("learning_rate", &SignDescent::learning_rate).at_least(0).help("length of a step"),
                field("kept", &SignDescent::kept)
                    .at_least(0)
                    .below(1)
                    .help("the part of the mean that a step keeps")};
    }
    static std::vector<std::string> state_names() { return {"mean"}; }

    template <class T> void update(const Update<T>& u) const {
        const auto mean = u.state[0];
        for (std::size_t i = 0; i < u.parameters.size(); ++i) {
            mean[i] = static_cast<T>(kept) * mean[i] + static_cast<T>(1 - kept) * u.gradients[i];
            if (mean[i] != 0) u.parameters[i] -= std::copysign(static_cast<T>(u.learning_rate), mean[i]);
        }
    }
};

// The least that an optimizer can be: no state, one formula.
struct HalfStep {
    double learning_rate = 1;

    static Fields<HalfStep> fields() {
        return {"HalfStep", "half a step of SGD", field("learning_rate", &HalfStep::learning_rate)};
    }
    template <class T> void update(const Update<T>& u) const {
        const T rate = static_cast<T>(u.learning_rate / 2);
        for_each_element(u, [=](T& parameter, T gradient) { parameter -= rate * gradient; });
    }
};

}  // namespace

// By hand: the means of each element's five gradients have the signs ++++-, -++++, +-+++ and 00+++.
TEST_CASE("a user's optimizer, once in the table, is made by name and trains") {
    auto table = optimizers();  // a copy: the other tests see the table as it is shipped
    table.add<SignDescent>({"Sign"});
    const Optimizer mine = table.make("Sign");
    CHECK(mine.type() == "SignDescent");
    CHECK(mine->learning_rate() == 0.125);
    check_close(five_steps(mine), {0.625, -2.375, 0.125, -0.375}, 0);
}

TEST_CASE("an optimizer without state names none") {
    const Optimizer half = HalfStep{};
    CHECK(half->state_names().empty());
    check_close(five_steps(half, Dtype::float32), {1.0625, -3.125, 0.498, -1.25}, 1e-6);
}

TEST_CASE("a copy of an optimizer has settings of its own") {
    Optimizer first = HalfStep{.learning_rate = 0.5};
    const Optimizer second = first;
    first = SignDescent{};
    CHECK(second->learning_rate() == 0.5);
    REQUIRE(second.get<HalfStep>() != nullptr);
    CHECK(second.get<SignDescent>() == nullptr);
}

}  // namespace xgrad::optim
