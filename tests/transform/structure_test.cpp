#include "xgrad/transform/structure.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/transform/grad.hpp"
#include "xgrad/transform/jit.hpp"

using namespace xgrad;

namespace {

template <class Value> struct Layer {
    Value weight;
    Value bias;
    static auto members() { return std::tuple(&Layer::weight, &Layer::bias); }
};

template <class Value> struct Network {
    std::vector<Layer<Value>> layers;
    Value scale;
    static auto members() { return std::tuple(&Network::layers, &Network::scale); }
};

using Array1 = xt::xarray<double>;

}  // namespace

TEST_CASE("the gradient by a struct of parameters is such a struct") {
    const auto loss = [](const Network<Var>& network, const Var& x) {
        Var y = x;
        for (const Layer<Var>& layer : network.layers) y = y * layer.weight + layer.bias;
        return sum(y * network.scale);
    };
    const Network<Array1> network{{{2.0, 1.0}, {3.0, -1.0}}, 10.0};
    auto [value, slopes] = value_and_grad(loss)(network, Array1{5.0});
    CHECK(value == 320);  // ((5 * 2 + 1) * 3 - 1) * 10
    REQUIRE(slopes.layers.size() == 2);
    CHECK(slopes.layers[0].weight() == 150);
    CHECK(slopes.layers[0].bias() == 30);
    CHECK(slopes.layers[1].weight() == 110);
    CHECK(slopes.layers[1].bias() == 10);
    CHECK(slopes.scale() == 32);
}

TEST_CASE("vectors, arrays, maps, pairs and tuples of arrays are structures too") {
    using Map = std::map<std::string, Array1>;
    const auto f = [](const std::map<std::string, Var>& named, const std::vector<Var>& list,
                      const std::array<Var, 2>& two, const std::pair<Var, std::tuple<Var>>& pair) {
        Var total = pair.first * std::get<0>(pair.second) + two[0] * two[1];
        for (const auto& [name, v] : named) total = total + v * v;
        for (const Var& v : list) total = total * v;
        return total;
    };
    const Map named{{"a", 1.0}, {"b", 2.0}};
    const std::vector<Array1> list{2.0, 3.0};
    const std::array<Array1, 2> two{4.0, 5.0};
    const std::pair<Array1, std::tuple<double>> pair{6.0, 7.0};
    const auto [by_name, by_place, of_two, of_pair] = grad<0, 1, 2, 3>(f)(named, list, two, pair);
    CHECK(by_name.at("b")() == 24);  // 2 * 2 * 6
    CHECK(by_place[0]() == 201);     // 67 * 3
    CHECK(of_two[1]() == 24);        // 4 * 6
    CHECK(of_pair.first() == 42);    // 7 * 6
    CHECK(std::get<0>(of_pair.second)() == 36);
}

TEST_CASE("a function is traced anew for other sizes and names of a structure") {
    int traces = 0;
    auto f = jit([&](const std::vector<Var>& x) { return ++traces, x.back() - x.front(); });
    CHECK(f(std::vector<Array1>{1.0, 2.0})() == 1);
    CHECK(f(std::vector<Array1>{1.0, 2.0, 5.0})() == 4);
    CHECK(f(std::vector<Array1>{1.0, 4.0})() == 3);
    CHECK(traces == 2);
    auto g = jit([&](const std::map<std::string, Var>& x) { return x.begin()->second * 2; });
    CHECK(g(std::map<std::string, Array1>{{"ab", 1.0}, {"c", 2.0}})() == 2);
    CHECK(g(std::map<std::string, Array1>{{"a", 1.0}, {"bc", 2.0}})() == 2);
}

TEST_CASE("a function may return a structure of what it computes") {
    auto f = jit([](const Var& x) { return std::map<std::string, Var>{{"double", x * 2}, {"half", x / 2}}; });
    const std::map<std::string, Array1> got = f(Array1{4.0});
    CHECK(got.at("double")(0) == 8);
    CHECK(got.at("half")(0) == 2);
}
