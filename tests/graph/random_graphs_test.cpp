// Random expressions of all ops: their gradients against differences, and against programs compiled without any pass.
// A failure names its seed and lists its graph.
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/op_cases.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/graph/print.hpp"
#include "xgrad/graph/verify.hpp"
#include "xgrad/program/program.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

// The shapes of an expression's inputs, and how large its values may get.
struct Sizes {
    std::vector<Shape> inputs;
    std::int64_t most_elements;
};

const Sizes small{{{}, {3}, {2, 3}, {2, 1}, {4, 5}, {37}, {3, 1, 2}}, 80};
// Of several tiles, and of several blocks for threads to share.
const Sizes large{{{}, {12345}, {3, 4000}, {4000}, {3, 1}, {2, 600}}, 12345};

std::size_t map_count() {
    static const std::size_t count = map_cases().size();
    return count;
}

// The maps stand first.
bool is_map(const OpCase& op) { return &op - op_cases().data() < static_cast<std::ptrdiff_t>(map_count()); }

// What does not grow by much, whatever it is of: it may take values as they are. All else takes them brought into the
// range of its case.
bool is_gentle(const OpCase& op) {
    static const std::set<std::string> maps = {"operator+", "operator-", "maximum",    "minimum", "where",
                                               "relu",      "abs",       "leaky_relu", "tanh",    "sigmoid"};
    static const std::set<std::string> growing = {"matmul", "split", "split_at", "stack"};
    return is_map(op) ? maps.contains(op.op()) : !growing.contains(op.op());
}

bool has_elements(const Shapes& shapes) {
    return std::all_of(shapes.begin(), shapes.end(), [](const Shape& shape) { return shape.size() > 0; });
}

// An expression drawn from a seed: values made of earlier ones by ops from the table, until there are enough.
class RandomExpression {
public:
    RandomExpression(std::uint64_t seed, Dtype dtype, const Sizes& sizes = small)
        : draws_(seed, "tests/random graphs"), dtype_(dtype), sizes_(sizes) {
        const std::int64_t count = 1 + below(3);
        for (std::int64_t i = 0; i < count; ++i) add_input();
        for (std::int64_t steps = 3 + below(8); steps > 0; --steps) add_op();
    }

    /// The weighted sum of all values, so that none is without use, and its gradient.
    std::vector<Var> value_and_gradient() {
        Var total = 0;
        for (const Var& value : values_)
            total = total + sum(value * spread_weights(value.shape(), dtype_)) / value.size();
        std::vector<Var> result{total};
        for (const Var& slope : gradients(total, inputs_)) result.push_back(slope);
        return result;
    }

    const Graph& graph() const { return graph_; }
    const std::vector<Var>& inputs() const { return inputs_; }
    const std::vector<Array>& arguments() const { return arguments_; }
    const std::set<std::string>& ops() const { return ops_; }
    Array random(const Shape& shape) { return random_array(shape, dtype_, draws_.bits(next_++), -2, 2); }

private:
    std::int64_t below(std::size_t bound) {
        return static_cast<std::int64_t>(draws_.below(next_++, static_cast<std::uint64_t>(bound)));
    }
    template <class T> const T& any_of(const std::vector<T>& values) {
        return values[static_cast<std::size_t>(below(values.size()))];
    }

    void add_input() {
        arguments_.push_back(random(any_of(sizes_.inputs)));
        inputs_.push_back(graph_.input("x", arguments_.back().shape(), dtype_));
        values_.push_back(inputs_.back());
    }

    void add_op() {
        const bool map = below(10) < 6;
        const auto place =
            static_cast<std::size_t>(below(map ? map_count() : op_cases().size() - map_count()));
        const OpCase& op = op_cases()[map ? place : map_count() + place];
        const std::vector<Var> operands = map ? broadcast_operands(op) : operands_of_its_shapes(op);
        const Var result = op.function(operands);
        if (result.size() == 0 || result.size() > sizes_.most_elements) return;
        ops_.insert(op.name);
        values_.push_back(result.dtype() == dtype_ ? result : cast(result, dtype_));
    }

    // Operands of whatever shapes, as long as they broadcast together.
    std::vector<Var> broadcast_operands(const OpCase& op) {
        std::vector<Var> operands;
        Shape together;
        for (const Operand& operand : op.operands) {
            Var value = any_of(values_);
            const auto wider = broadcast(together, value.shape());
            if (wider && wider->size() <= sizes_.most_elements) together = *wider;
            else value = shaped(value, together);
            operands.push_back(fitting(op, operand, value));
        }
        return operands;
    }

    std::vector<Var> operands_of_its_shapes(const OpCase& op) {
        std::vector<Shapes> choices;
        std::copy_if(op.shapes.begin(), op.shapes.end(), std::back_inserter(choices), has_elements);
        const Shapes& shapes = any_of(choices);
        std::vector<Var> operands;
        for (std::size_t i = 0; i < op.operands.size(); ++i)
            operands.push_back(fitting(op, op.operands[i], shaped(any_of(values_), shapes[i])));
        return operands;
    }

    Var shaped(const Var& value, const Shape& shape) {
        if (broadcast(value.shape(), shape) == shape) return broadcast_to(value, shape);
        if (value.size() == shape.size()) return reshape(value, shape);
        const Array places = random_integers(shape, value.size(), draws_.bits(next_++));
        return take(reshape(value, {value.size()}), graph_.constant(places));
    }

    // The value as an operand wants it; as integers, others of its shape.
    Var fitting(const OpCase& op, const Operand& operand, const Var& value) {
        if (operand.dtype == Dtype::boolean) return value > 0.1;
        if (operand.dtype == Dtype::int64) {
            const auto bound = static_cast<std::int64_t>(operand.high);
            return graph_.constant(random_integers(value.shape(), bound, draws_.bits(next_++)));
        }
        if (is_gentle(op) && below(3) > 0) return value;
        const double middle = (operand.low + operand.high) / 2;
        const double half = (operand.high - operand.low) / 2;
        return middle + half * (below(2) == 0 ? sin(value) : tanh(value));
    }

    RandomStream draws_;
    std::uint64_t next_ = 0;
    Dtype dtype_;
    const Sizes& sizes_;
    Graph graph_;
    std::vector<Var> inputs_;
    std::vector<Array> arguments_;
    std::vector<Var> values_;
    std::set<std::string> ops_;
};

CompileOptions without_passes() {
    CompileOptions options;
    for (const PassInfo& pass : passes()) options.without.emplace_back(pass.name);
    return options;
}

// The derivative in a direction, by differences that are wrong by steps^4.
struct Difference {
    double value;
    double doubt;  // how far it is from that of twice the step: large at a kink
};

class Along {
public:
    Along(Program& program, const std::vector<Array>& from, const std::vector<Array>& direction)
        : program_(program), from_(from), direction_(direction) {}

    Difference difference(double step) {
        const double near = two_sided(step);
        const double middle = two_sided(2 * step);
        const double far = two_sided(4 * step);
        const double value = (4 * near - middle) / 3;
        return {value, std::abs(value - (4 * middle - far) / 3)};
    }

private:
    double two_sided(double step) { return (at(step) - at(-step)) / (2 * step); }

    double at(double distance) {
        std::vector<Array> moved;
        for (std::size_t i = 0; i < from_.size(); ++i) {
            moved.push_back(from_[i].clone());
            const auto numbers = moved.back().values<double>();
            for (std::size_t k = 0; k < numbers.size(); ++k)
                numbers[k] += distance * direction_[i].values<double>()[k];
        }
        return program_(moved)[0].item();
    }

    Program& program_;
    const std::vector<Array>& from_;
    const std::vector<Array>& direction_;
};

// What a test saw of its expressions.
struct Tally {
    int checked = 0;
    int doubtful = 0;
    std::int64_t derivatives = 0;
    std::int64_t non_zero = 0;
    std::set<std::string> ops = {};
};

void check_same(const std::vector<Array>& a, const std::vector<Array>& b,
                const RandomExpression& expression) {
    if (a != b) FAIL_CHECK("not the same bits\n" << to_text(expression.graph()));
}

// Every third number a zero or infinity of either sign.
Array with_edges(const Array& array) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr std::array edges{0.0, -0.0, infinity, -infinity};
    Array result = array.clone();
    const auto numbers = result.values<double>();
    for (std::size_t i = 0; i < numbers.size(); i += 3) numbers[i] = edges[i / 3 % edges.size()];
    return result;
}

// Such as a matrix that is not positive definite.
bool is_refused(Program& program, const std::vector<Array>& arguments) {
    try {
        program(arguments);
        return false;
    } catch (const DataError&) {
        return true;
    }
}

// Any NaN is as good as another. Returns how many are none.
std::int64_t count_same(const Array& a, const Array& b, const RandomExpression& expression) {
    std::int64_t numbers = 0;
    for (std::int64_t i = 0; i < a.size(); ++i) {
        const double x = a.at(i);
        const double y = b.at(i);
        numbers += std::isnan(x) ? 0 : 1;
        if (std::isnan(x) && std::isnan(y)) continue;
        if (x != y || std::signbit(x) != std::signbit(y))
            FAIL_CHECK(x << " is not " << y << "\n" << to_text(expression.graph()));
    }
    return numbers;
}

void check_differences(RandomExpression& expression, Program& program, const std::vector<Array>& results,
                       Tally& tally) {
    std::vector<Array> direction;
    double slope = 0;
    double scale = std::abs(results[0].item());
    for (const Array& argument : expression.arguments()) {
        direction.push_back(expression.random(argument.shape()));
        const std::vector<double> found = values(results[direction.size()]);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const double part = found[i] * direction.back().values<double>()[i];
            slope += part;
            scale += std::abs(part);
            ++tally.derivatives;
            if (found[i] != 0) ++tally.non_zero;
        }
    }
    const Difference expected = Along(program, expression.arguments(), direction).difference(1e-4);
    if (!(expected.doubt < 1e-7 * scale)) {
        ++tally.doubtful;
        return;
    }
    ++tally.checked;
    if (std::abs(slope - expected.value) > 1e-8 * scale)
        FAIL_CHECK("the derivative is " << slope << ", by differences " << expected.value << "\n"
                                        << to_text(expression.graph()));
}

}  // namespace

TEST_CASE("gradients of random expressions are those of differences, and the same bits without passes") {
    Tally tally;
    constexpr int expressions = 2000;
    for (std::uint64_t seed = 0; seed < expressions; ++seed) {
        RandomExpression expression(seed, Dtype::float64);
        const std::vector<Var> outputs = expression.value_and_gradient();
        INFO("seed " << seed);
        verify(expression.graph());
        Program program(expression.inputs(), outputs);
        Program plain(expression.inputs(), outputs, default_workers(), without_passes());
        const std::vector<Array> results = program(expression.arguments());
        check_same(results, plain(expression.arguments()), expression);
        check_differences(expression, program, results, tally);
        tally.ops.insert(expression.ops().begin(), expression.ops().end());
    }
    CHECK(tally.checked + tally.doubtful == expressions);
    CHECK(tally.doubtful < expressions / 20);
    CHECK(tally.non_zero > tally.derivatives * 9 / 10);
    CHECK(tally.ops.size() == op_cases().size());
}

TEST_CASE(
    "gradients of random expressions in float32 are the same bits without all passes, and without any one") {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        RandomExpression expression(seed, Dtype::float32);
        const std::vector<Var> outputs = expression.value_and_gradient();
        const std::string left_out(passes()[seed % passes().size()].name);
        INFO("seed " << seed << ", without " << left_out);
        Program program(expression.inputs(), outputs);
        Program plain(expression.inputs(), outputs, default_workers(), without_passes());
        Program without_one(expression.inputs(), outputs, default_workers(), {.without = {left_out}});
        const std::vector<Array> results = program(expression.arguments());
        check_same(results, plain(expression.arguments()), expression);
        check_same(results, without_one(expression.arguments()), expression);
    }
}

TEST_CASE("random expressions of infinities and of zeros of both signs are the same without passes") {
    std::int64_t numbers = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        RandomExpression expression(seed, Dtype::float64);
        const std::vector<Var> outputs = expression.value_and_gradient();
        INFO("seed " << seed);
        std::vector<Array> arguments;
        for (const Array& argument : expression.arguments()) arguments.push_back(with_edges(argument));
        Program program(expression.inputs(), outputs);
        Program plain(expression.inputs(), outputs, default_workers(), without_passes());
        if (is_refused(program, arguments)) {
            CHECK(is_refused(plain, arguments));
            continue;
        }
        const std::vector<Array> results = program(arguments);
        const std::vector<Array> expected = plain(arguments);
        for (std::size_t i = 0; i < results.size(); ++i)
            numbers += count_same(results[i], expected[i], expression);
    }
    CHECK(numbers > 500);
}

TEST_CASE("large random expressions are the same bits without passes and on any number of threads") {
    Workers one(1);
    Workers three(3);
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        RandomExpression expression(seed, seed % 2 == 0 ? Dtype::float32 : Dtype::float64, large);
        const std::vector<Var> outputs = expression.value_and_gradient();
        INFO("seed " << seed);
        const std::vector<Array> alone = Program(expression.inputs(), outputs, one)(expression.arguments());
        const std::vector<Array> shared =
            Program(expression.inputs(), outputs, three)(expression.arguments());
        check_same(alone, shared, expression);
        Program plain(expression.inputs(), outputs, three, without_passes());
        check_same(alone, plain(expression.arguments()), expression);
    }
}
