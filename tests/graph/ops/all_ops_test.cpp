// What every op with a derivative has to satisfy, over the cases of support/op_cases.hpp.
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/op_cases.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/graph/verify.hpp"
#include "xgrad/program/program.hpp"
#include "xgrad/transform/check_gradients.hpp"
#include "xgrad/transform/jit.hpp"
#include "xgrad/transform/products.hpp"

#include <list>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const std::vector<Dtype> both{Dtype::float32, Dtype::float64};

std::string text_of(const Shapes& shapes) {
    std::string text;
    for (const Shape& shape : shapes) text += " " + to_string(shape);
    return text;
}

// f(case, shapes) for all of them: what one throws does not keep it from the others.
template <class F> void for_all_ops(const F& f) {
    REQUIRE(op_cases().size() > 80);
    for (const OpCase& op : op_cases())
        for (const Shapes& shapes : op.shapes) {
            INFO(op.name << text_of(shapes));
            try {
                f(op, shapes);
            } catch (const std::exception& error) {
                FAIL_CHECK(error.what());
            }
        }
}

struct Floating {
    CaseFunction function;  // of the floating arguments alone
    std::vector<Array> arguments;
};

// The others held fast: integers and conditions are nothing to differentiate by.
Floating floating(const OpCase& op, const Shapes& shapes, Dtype dtype) {
    const std::vector<Array> all = op.arguments(shapes, dtype);
    Floating result{
        .function =
            [&op, all](const std::vector<Var>& given) {
                std::vector<Var> vars;
                std::size_t next = 0;
                for (const Array& a : all)
                    vars.push_back(is_floating(a.dtype()) ? given[next++] : given[0].graph().constant(a));
                return op.function(vars);
            },
        .arguments = {}};
    for (const Array& a : all)
        if (is_floating(a.dtype())) result.arguments.push_back(a);
    return result;
}

// The value, and the cotangents of the arguments for a cotangent of spread weights.
std::vector<Array> value_and_cotangents(const Floating& f, const CompileOptions& options = {}) {
    Graph graph;
    std::vector<Var> inputs;
    for (const Array& a : f.arguments) inputs.push_back(graph.input("x", a.shape(), a.dtype()));
    std::vector<Var> outputs{f.function(inputs)};
    const std::vector<Var> cotangents{graph.input("cotangent", outputs[0].shape(), outputs[0].dtype())};
    for (const Var& slope : reverse_sweep(outputs, cotangents, inputs)) outputs.push_back(slope);
    verify(graph);
    std::vector<Array> given = f.arguments;
    given.push_back(spread_weights(outputs[0].shape(), outputs[0].dtype()));
    std::vector<Var> all = inputs;
    all.push_back(cotangents[0]);
    return Program(all, outputs, default_workers(), options)(given);
}

void check_differences(const OpCase& op, const Shapes& shapes, int order) {
    const std::vector<Array> arguments = op.arguments(shapes, Dtype::float64);
    if (jit(op.function)(arguments).size() == 0) return;  // nothing to differentiate
    const GradientCheck check = check_gradients({.order = order}, op.function, arguments);
    INFO(check.text());
    CHECK(check.passed());
}

double dot(const Array& a, const Array& b) {
    double total = 0;
    for (std::int64_t i = 0; i < a.size(); ++i) total += a.at(i) * b.at(i);
    return total;
}

CompileOptions without_passes() {
    CompileOptions options;
    for (const PassInfo& pass : passes()) options.without.emplace_back(pass.name);
    return options;
}

// Every other element of arrays in column-major order: as far from contiguous as a view gets.
template <class T> class Views {
public:
    explicit Views(const std::vector<Array>& arrays) {
        for (const Array& array : arrays) add(to_xarray<T>(array));
    }
    const auto& all() const { return views_; }

private:
    using Wide = xt::xarray<T, xt::layout_type::column_major>;
    using View = decltype(xt::strided_view(std::declval<Wide&>(), std::declval<xt::xstrided_slice_vector>()));

    void add(const xt::xarray<T>& values) {
        std::vector<std::size_t> shape;
        xt::xstrided_slice_vector items;
        for (const std::size_t size : values.shape()) {
            shape.push_back(2 * size + 1);
            items.emplace_back(xt::range(1, static_cast<std::ptrdiff_t>(2 * size + 1), 2));
        }
        wide_.push_back(Wide::from_shape(shape));
        wide_.back().fill(-7);
        views_.push_back(xt::strided_view(wide_.back(), items));
        std::copy(values.begin(), values.end(), views_.back().begin());
    }

    std::list<Wide> wide_;
    std::vector<View> views_;
};

template <class T> void check_views(const OpCase& op, const Shapes& shapes) {
    const Floating f = floating(op, shapes, dtype_of<T>());
    const Views<T> views(f.arguments);
    std::vector<xt::xarray<T>> copies;
    for (const Array& array : f.arguments) copies.push_back(to_xarray<T>(array));
    const auto loss = [&](const std::vector<Var>& x) {
        const Var y = f.function(x);
        return sum(y * spread_weights(y.shape(), y.dtype()));
    };
    const auto value = [&](const std::vector<Var>& x) { return cast(f.function(x), dtype_of<T>()); };
    CHECK((grad(loss)(views.all()) == grad(loss)(copies)));
    CHECK((jit(value)(views.all()) == jit(value)(copies)));
}

}  // namespace

TEST_CASE("every op's derivative is that of central differences") {
    for_all_ops([](const OpCase& op, const Shapes& shapes) { check_differences(op, shapes, 1); });
}

TEST_CASE("every op's second derivative is that of central differences") {
    for_all_ops([](const OpCase& op, const Shapes& shapes) { check_differences(op, shapes, 2); });
}

TEST_CASE("every op's forward and reverse derivatives are each other's transpose") {
    for_all_ops([](const OpCase& op, const Shapes& shapes) {
        for (const Dtype dtype : both) {
            const Floating f = floating(op, shapes, dtype);
            std::vector<Array> direction;
            for (const Array& a : f.arguments)
                direction.push_back(spread_weights(a.shape(), dtype, direction.size() + 1));
            const auto [y, dy] = jvp(f.function)(f.arguments, direction);
            const Array g = spread_weights(y.shape(), y.dtype());
            const auto dx = vjp(f.function)(f.arguments, g).second;
            const double forward = dot(dy, g);
            double reverse = 0;
            double magnitude = 0;
            bool any = false;
            for (std::size_t i = 0; i < dx.size(); ++i) {
                reverse += dot(dx[i], direction[i]);
                any = any || dx[i].size() > 0;
                magnitude += std::sqrt(dot(dx[i], dx[i]) * dot(direction[i], direction[i]));
            }
            CHECK(std::abs(forward - reverse) <= (dtype == Dtype::float64 ? 1e-13 : 1e-5) * magnitude);
            CHECK((magnitude > 0 || y.size() == 0 || !any));
        }
    });
}

TEST_CASE("every op's derivative in float32 is near that in float64") {
    for_all_ops([](const OpCase& op, const Shapes& shapes) {
        const Floating narrow = floating(op, shapes, Dtype::float32);
        Floating wide = narrow;
        for (Array& a : wide.arguments) a = a.as(Dtype::float64);
        const std::vector<Array> in_32 = value_and_cotangents(narrow);
        const std::vector<Array> in_64 = value_and_cotangents(wide);
        for (std::size_t i = 0; i < in_32.size(); ++i) {
            INFO((i == 0 ? "value" : "derivative by argument " + std::to_string(i)));
            CHECK(relative_difference(values(in_32[i]), values(in_64[i])) < 5e-6);
        }
    });
}

TEST_CASE("every op's value and derivative are the same bits with and without the compiler's passes") {
    for_all_ops([](const OpCase& op, const Shapes& shapes) {
        for (const Dtype dtype : both) {
            const Floating f = floating(op, shapes, dtype);
            CHECK(value_and_cotangents(f) == value_and_cotangents(f, without_passes()));
        }
    });
}

TEST_CASE(
    "every op's derivatives have their arguments' shapes, and are zeros where its value has no elements") {
    for_all_ops([](const OpCase& op, const Shapes& shapes) {
        const Floating f = floating(op, shapes, Dtype::float64);
        const std::vector<Array> result = value_and_cotangents(f);
        for (std::size_t i = 0; i < f.arguments.size(); ++i) {
            CHECK(result[i + 1].shape() == f.arguments[i].shape());
            if (result[0].size() == 0) CHECK(result[i + 1] == Array(f.arguments[i].shape(), Dtype::float64));
        }
    });
}

TEST_CASE("every op takes views of xtensor arrays that are not contiguous as it takes copies of them") {
    for_all_ops([](const OpCase& op, const Shapes& shapes) {
        check_views<float>(op, shapes);
        check_views<double>(op, shapes);
    });
}
