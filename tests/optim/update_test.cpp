#include "xgrad/optim/update.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

#include <array>
#include <vector>

namespace xgrad::optim {
namespace {

std::vector<StateSlot> two_slots() {
    return {{"first", Array::of<double>({4}, {1, 2, 3, 4})},
            {"second", Array::of<double>({4}, {10, 20, 30, 40})}};
}

}  // namespace

TEST_CASE("a block sees its own part of every state slot") {
    auto slots = two_slots();
    const BlockState<double> state(slots, 1, 2);
    CHECK(state.size() == 2);
    REQUIRE(state[1].size() == 2);
    CHECK(state[1][0] == 20);
    state[0][1] = 7;
    CHECK(slots[0].values.at(2) == 7);
}

TEST_CASE("a state slot without a name is refused") {
    auto slots = two_slots();
    const BlockState<double> state(slots, 0, 4);
    CHECK_THROWS_WITH(state[2],
                      "optimizer: an update of state slot 2; expected one of the 2 that state_names() names; "
                      "name every slot there");
}

TEST_CASE("for_each_element hands a formula the parameter, the gradient and as many slots as it takes") {
    auto slots = two_slots();
    std::array<double, 2> parameters = {100, 200};
    const std::array<double, 2> gradients = {0.5, 0.25};
    const Update<double> u{.parameters = parameters, .gradients = gradients, .state = {slots, 2, 2}};
    for_each_element(u, [](double& parameter, double gradient, double& first, double& second) {
        parameter += gradient + first + second;
        first = 0;
    });
    CHECK(parameters == std::array<double, 2>{133.5, 244.25});
    CHECK(slots[0].values == Array::of<double>({4}, {1, 2, 0, 0}));
    for_each_element(u, [](double& parameter, double gradient) { parameter = gradient; });
    CHECK(parameters == gradients);
}

TEST_CASE("for_each_element refuses a formula of more slots than there are") {
    std::array<float, 1> parameter = {1};
    const std::array<float, 1> gradient = {1};
    const Update<float> u{.parameters = parameter, .gradients = gradient};
    CHECK_THROWS_AS(for_each_element(u, [](float&, float, float&) {}), ConfigError);
}

}  // namespace xgrad::optim
