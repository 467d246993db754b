#include "xgrad/program/program.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

TEST_CASE("a program computes its outputs from its inputs") {
    Graph graph;
    const Var x = graph.input("x", {2, 2}, Dtype::float64);
    const Var w = graph.input("w", {2, 1}, Dtype::float64);
    Program program({x, w}, {matmul(x, w), sum(x)});
    const auto got =
        program(std::vector{Array::of<double>({2, 2}, {1, 2, 3, 4}), Array::of<double>({2, 1}, {10, 1})});
    CHECK(got[0] == Array::of<double>({2, 1}, {12, 34}));
    CHECK(got[1] == Array::scalar(10.0));
}

TEST_CASE("running again on other memory gives the other result") {
    Graph graph;
    const Var x = graph.input("x", {3}, Dtype::float32);
    Program program({x}, {2 * x + 1});
    const Array one = Array::of<float>({3}, {1, 2, 3});
    const Array two = Array::of<float>({3}, {4, 5, 6});
    Array result({3}, Dtype::float32);
    program.bind_output(0, result.data());
    program.bind_input(0, one.data());
    program.run();
    CHECK(result == Array::of<float>({3}, {3, 5, 7}));
    program.bind_input(0, two.data());
    program.run();
    CHECK(result == Array::of<float>({3}, {9, 11, 13}));
}

TEST_CASE("a result that is held stays as it is, and its memory serves again once it is not") {
    Graph graph;
    const Var x = graph.input("x", {3}, Dtype::float64);
    Program program({x}, {2 * x});
    const std::vector first{Array::of<double>({3}, {1, 2, 3})};
    const std::vector second{Array::of<double>({3}, {4, 5, 6})};
    const std::vector<Array> held = program(first);
    CHECK(program(second)[0] == Array::of<double>({3}, {8, 10, 12}));
    CHECK(held[0] == Array::of<double>({3}, {2, 4, 6}));
    const std::byte* const memory = std::as_const(program(first)[0]).data();
    CHECK(std::as_const(program(second)[0]).data() == memory);
    CHECK(program(program(first))[0] == Array::of<double>({3}, {4, 8, 12}));
}

TEST_CASE("an input, a constant and a value given out twice can be outputs") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var y = x * x;
    const Var constant = graph.constant(Array::of<double>({2}, {5, 6}));
    Program program({x}, {x, constant, y, y, reshape(y, {1, 2})});
    const auto got = program(std::vector{Array::of<double>({2}, {3, 4})});
    CHECK(got[0] == Array::of<double>({2}, {3, 4}));
    CHECK(got[1] == Array::of<double>({2}, {5, 6}));
    CHECK(got[2] == Array::of<double>({2}, {9, 16}));
    CHECK(got[3] == got[2]);
    CHECK(got[4] == Array::of<double>({1, 2}, {9, 16}));
}

TEST_CASE("a program without outputs does nothing") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    CHECK(Program({x}, {})(std::vector{Array({2}, Dtype::float64)}).empty());
}

TEST_CASE("the arena of a deep chain is far smaller than the sum of its values") {
    Graph graph;
    const Var x = graph.input("x", {1000}, Dtype::float64);
    Var y = x;
    for (int i = 0; i < 50; ++i) y = softmax(y);  // not in place: each needs its input whole
    const Program program({x}, {y});
    CHECK(program.memory().values == 392000);  // 49 between input and output
    CHECK(program.memory().arena == 16000);
}

TEST_CASE("a program gives the same bits on any number of threads") {
    Graph graph;
    const Var x = graph.input("x", {300, 200}, Dtype::float32);
    const Var w = graph.input("w", {200, 150}, Dtype::float32);
    const Var loss = mean(log_softmax(tanh(matmul(x, w))));
    const std::vector<Var> outputs{loss, gradients(loss, std::vector{w})[0]};
    Array xs({300, 200}, Dtype::float32);
    Array ws({200, 150}, Dtype::float32);
    const RandomStream random(3, "threads");
    for (std::size_t i = 0; i < 60000; ++i) xs.values<float>()[i] = static_cast<float>(random.normal(i));
    for (std::size_t i = 0; i < 30000; ++i)
        ws.values<float>()[i] = static_cast<float>(random.normal(100000 + i));
    Workers alone(1);
    const auto expected = Program({x, w}, outputs, alone)(std::vector{xs, ws});
    for (const int threads : {2, 3, 4, 7}) {
        Workers workers(threads);
        const auto got = Program({x, w}, outputs, workers)(std::vector{xs, ws});
        CHECK(got[0] == expected[0]);
        CHECK(got[1] == expected[1]);
    }
}

TEST_CASE("inputs of another number, shape or dtype are refused") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    Program program({x}, {x + x});
    CHECK_THROWS_WITH(program({}), "program: 0 inputs; expected 1");
    CHECK_THROWS_WITH(program(std::vector{Array({3}, Dtype::float64)}),
                      "program input 0: shape [3]; expected [2]");
    CHECK_THROWS_WITH(program(std::vector{Array({2}, Dtype::float32)}),
                      "program input 0: float32; expected float64");
}

TEST_CASE("a value that an op cannot take is reported with the node that met it") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float64);
    const Var labels = graph.input("labels", {2, 1}, Dtype::int64);
    const OriginScope scope(graph, "loss");
    Program program({x, labels}, {gather(x, labels, 1)});
    CHECK_THROWS_AS(
        program(std::vector{Array({2, 3}, Dtype::float64), Array::of<std::int64_t>({2, 1}, {0, 3})}),
        DataError);
    CHECK_THROWS_WITH(
        program(std::vector{Array({2, 3}, Dtype::float64), Array::of<std::int64_t>({2, 1}, {0, 3})}),
        StartsWith("loss: gather: "));
}

TEST_CASE("a loop gives out all that it computes, and reads many rows") {
    Graph graph;
    const Var x = graph.input("x", {3, 2}, Dtype::float64);
    std::vector<Var> inputs{x};
    std::vector<Var> outputs;
    std::vector<Array> values{Array::of<double>({3, 2}, {1, 2, 3, 4, 5, 6})};
    for (int i = 0; i < 70; ++i) {
        inputs.push_back(graph.input("row", {2}, Dtype::float64));
        values.push_back(Array::of<double>({2}, {i * 1.0, i * 2.0}));
        outputs.push_back(x * inputs.back());
    }
    const std::vector<Array> got = Program(inputs, outputs)(values);
    for (int i = 0; i < 70; ++i) {
        const double a = i;
        const auto n = static_cast<std::size_t>(i);
        CHECK(got[n] == Array::of<double>({3, 2}, {a, 4 * a, 3 * a, 8 * a, 5 * a, 12 * a}));
    }
}
