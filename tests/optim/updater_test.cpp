#include "xgrad/optim/updater.hpp"

#include "optim/reference.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/optim/optimizers.hpp"

#include <vector>

namespace xgrad::optim {
namespace {

constexpr std::int64_t several_blocks = 3 * Updater::block_size + 5;

Array normal(std::string_view stream, Dtype dtype) {
    const RandomStream random(1, stream);
    Array values({several_blocks}, Dtype::float64);
    for (std::int64_t i = 0; i < several_blocks; ++i)
        values.values<double>()[static_cast<std::size_t>(i)] = random.normal(static_cast<std::uint64_t>(i));
    return values.as(dtype);
}

Array three_steps(const Optimizer& optimizer, Dtype dtype, int threads) {
    Workers workers(threads);
    Array parameters = normal("parameters", dtype).clone();
    const Array gradients = normal("gradients", dtype);
    Updater updater(optimizer, dtype, several_blocks, workers);
    for (int step = 0; step < 3; ++step) updater.step(parameters, gradients);
    return parameters;
}

Array numbers(std::initializer_list<double> values) {
    return Array::of<double>({static_cast<std::int64_t>(values.size())}, values);
}

}  // namespace

TEST_CASE("any number of threads gives the same bits") {
    for (const Dtype dtype : {Dtype::float32, Dtype::float64})
        for (const Optimizer& optimizer :
             {Optimizer(Adam{}), Optimizer(RMSProp{.momentum = 0.9, .centered = true}),
              Optimizer(AdaDelta{})}) {
            INFO(optimizer.type() << " " << to_string(dtype));
            const Array alone = three_steps(optimizer, dtype, 1);
            CHECK_FALSE(alone == normal("parameters", dtype));
            CHECK(three_steps(optimizer, dtype, 2) == alone);
            CHECK(three_steps(optimizer, dtype, 3) == alone);
            CHECK(three_steps(optimizer, dtype, 7) == alone);
        }
}

TEST_CASE("every element takes its step, the last of the last block too") {
    Array parameters({several_blocks}, Dtype::float32);
    const Array gradients = normal("gradients", Dtype::float32);
    Updater updater(SGD{.learning_rate = 1}, Dtype::float32, several_blocks);
    updater.step(parameters, gradients);
    std::int64_t wrong = 0;
    for (std::int64_t i = 0; i < several_blocks; ++i) wrong += parameters.at(i) == -gradients.at(i) ? 0 : 1;
    CHECK(wrong == 0);
}

TEST_CASE("a step can be given a learning rate of its own") {
    Array parameter = numbers({1.0});
    Updater updater(SGD{.learning_rate = 0.5}, Dtype::float64, 1);
    updater.step(parameter, numbers({1.0}), 0.25);
    CHECK(parameter.item() == 0.75);
    updater.step(parameter, numbers({1.0}));
    CHECK(parameter.item() == 0.25);
    CHECK(updater.steps() == 2);
}

TEST_CASE("parameters and gradients may have any shape of the right size") {
    Array parameters = Array::of<double>({2, 2}, {1, 2, 3, 4});
    Updater updater(SGD{.learning_rate = 1}, Dtype::float64, 4);
    updater.step(parameters, numbers({1, 1, 1, 1}));
    CHECK(parameters == Array::of<double>({2, 2}, {0, 1, 2, 3}));
}

TEST_CASE("no parameters are no trouble") {
    Array none({0}, Dtype::float32);
    Updater updater(Adam{}, Dtype::float32, 0);
    updater.step(none, none);
    CHECK(updater.steps() == 1);
}

TEST_CASE("the state starts at zero and has the names of the optimizer's slots") {
    const Updater updater(Adam{}, Dtype::float32, 3);
    REQUIRE(updater.state().size() == 2);
    CHECK(updater.state()[0].name == "first_moment");
    CHECK(updater.state()[1].name == "second_moment");
    CHECK(updater.state()[1].values == Array({3}, Dtype::float32));
    CHECK(updater.steps() == 0);
}

TEST_CASE("an updater that goes on from a checkpoint takes the same steps as one that never stopped") {
    Array uninterrupted = numbers({1.0, -2.0});
    Updater first(Adam{.amsgrad = true}, Dtype::float64, 2);
    first.step(uninterrupted, numbers({0.5, 2.0}));
    Array resumed = uninterrupted.clone();
    Updater second(Adam{.amsgrad = true}, Dtype::float64, 2);
    std::vector<StateSlot> saved(first.state().rbegin(), first.state().rend());  // any order will do
    second.restore(first.steps(), saved);
    first.step(uninterrupted, numbers({-0.25, 1.0}));
    second.step(resumed, numbers({-0.25, 1.0}));
    CHECK(resumed == uninterrupted);
    CHECK(second.steps() == 2);
}

TEST_CASE("a checkpoint of another optimizer or another size is refused") {
    Updater adam(Adam{}, Dtype::float64, 2);
    const Updater momentum(Momentum{}, Dtype::float64, 2);
    CHECK_THROWS_WITH(adam.restore(1, momentum.state()),
                      "state of optimizer Adam: velocity; expected first_moment, second_moment; "
                      "resume with the optimizer and the settings that wrote the checkpoint");
    CHECK_THROWS_WITH(adam.restore(1, {}),
                      ContainsSubstring("no state; expected first_moment, second_moment"));
    CHECK_THROWS_AS(adam.restore(1, Updater(Adam{.amsgrad = true}, Dtype::float64, 2).state()), ConfigError);
    CHECK_THROWS_WITH(adam.restore(1, Updater(Adam{}, Dtype::float64, 3).state()),
                      "optimizer: state \"first_moment\" of shape [3]: 3 numbers; expected 2 numbers");
    CHECK_THROWS_AS(adam.restore(1, Updater(Adam{}, Dtype::float32, 2).state()), TypeError);
    CHECK_THROWS_WITH(adam.restore(-1, adam.state()), "optimizer: -1 steps done; expected at least 0");
    CHECK(adam.steps() == 0);
}

TEST_CASE("parameters and gradients that do not fit are refused and nothing changes") {
    Updater updater(SGD{}, Dtype::float64, 2);
    Array parameters = numbers({1.0, 2.0});
    Array three = numbers({1, 2, 3});
    CHECK_THROWS_WITH(updater.step(three, numbers({1, 1})),
                      "optimizer: parameters of shape [3]: 3 numbers; expected 2 numbers");
    CHECK_THROWS_AS(updater.step(parameters, three), ShapeError);
    CHECK_THROWS_WITH(updater.step(parameters, parameters.as(Dtype::float32)),
                      "optimizer: gradients of float32; expected float64; convert: as(Dtype::float64)");
    CHECK_THROWS_WITH(updater.step(parameters, parameters),
                      "optimizer: parameters and gradients in the same memory; clone() one of them");
    CHECK(parameters == numbers({1.0, 2.0}));
    CHECK(updater.steps() == 0);
}

TEST_CASE("an updater refuses what it cannot update") {
    CHECK_THROWS_WITH(Updater(Optimizer{}, Dtype::float32, 1),
                      "optimizer: none; expected one; give one, such as optim::SGD{.learning_rate = 0.1}");
    CHECK_THROWS_WITH(Updater(SGD{}, Dtype::int64, 1),
                      "optimizer: parameters of int64; expected float32 or float64");
    CHECK_THROWS_AS(Updater(SGD{}, Dtype::float32, -1), ShapeError);
    CHECK_THROWS_WITH(Updater(Adam{.epsilon = 0}, Dtype::float32, 1),
                      "optimizer Adam: epsilon: 0 is not above 0");
}

}  // namespace xgrad::optim
