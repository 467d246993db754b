#include "xgrad/transform/program_cache.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

TEST_CASE("a function has a program for each structure, shape and dtype of its arguments") {
    ProgramCache cache;
    int traces = 0;
    const ProgramCache::Body body = [&](std::span<const Var> x) {
        ++traces;
        return ProgramCache::Trace{{x[0] + x[1], x[0] * 3}, std::make_shared<int>(traces)};
    };
    const std::vector doubles{Array::of<double>({2}, {1, 2}), Array::scalar(10.0)};
    const auto got = cache.run(doubles, "", body);
    CHECK(got.arrays[0] == Array::of<double>({2}, {11, 12}));
    CHECK(got.arrays[1] == Array::of<double>({2}, {3, 6}));
    cache.run(std::vector{Array::of<double>({2}, {3, 4}), Array::scalar(10.0)}, "", body);
    CHECK(cache.size() == 1);
    cache.run(std::vector{Array::of<float>({2}, {3, 4}), Array::scalar(10.0F)}, "", body);
    CHECK(cache.size() == 2);
    const auto other = cache.run(doubles, "another", body);
    CHECK(traces == 3);
    CHECK(*static_cast<const int*>(other.structure.get()) == 3);
}

TEST_CASE("a function may return constants") {
    ProgramCache cache;
    const auto got = cache.run({}, "", [](std::span<const Var>) {
        return ProgramCache::Trace{{4.5, Array::of<float>({1}, {2})}};
    });
    CHECK(got.arrays[0] == Array::scalar(4.5));
    CHECK(got.arrays[1] == Array::of<float>({1}, {2}));
}
