#include "graph/ops/axis.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/arrange.hpp"
#include "xgrad/graph/ops/contract.hpp"
#include "xgrad/graph/ops/diagonal.hpp"
#include "xgrad/graph/ops/products.hpp"
#include "xgrad/graph/ops/reduce.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string>

namespace xgrad {
namespace {

// One for each axis: a letter, or a number counted from the back for an axis that "..." stands for.
using Labels = std::string;

constexpr char first_number = 1;  // below all letters, so that axes of "..." come first

bool has(const Labels& labels, char label) { return labels.find(label) != Labels::npos; }

struct Operand {
    Var value;
    Labels labels;
};

class Einsum {
public:
    Einsum(std::string_view subscripts, std::span<const Var> operands)
        : text_(subscripts), like_(operands.front()) {
        const std::size_t arrow = text_.find("->");
        const std::vector<std::string> terms = split_terms(text_.substr(0, arrow));
        if (terms.size() != operands.size())
            fail(fmt::format("{} subscripts for {} operands", terms.size(), operands.size()), "one for each");
        for (std::size_t i = 0; i < terms.size(); ++i)
            operands_.push_back({operands[i], labels_of(terms[i], operands[i])});
        check_sizes();
        output_ = arrow == std::string::npos ? implicit_output()
                                             : explicit_output(without_spaces(text_.substr(arrow + 2)));
    }

    Var run() {
        for (Operand& operand : operands_) take_diagonals(operand);
        Operand result = operands_.front();
        for (std::size_t i = 1; i < operands_.size(); ++i)
            result = product(result, operands_[i], needed_after(i));
        sum_all_but(result, output_);
        return transposed(result, output_).value;
    }

private:
    [[noreturn]] void fail(std::string found, std::string expected) const {
        throw located<ShapeError>(
            like_, "einsum",
            {.found = fmt::format("{} in \"{}\"", found, text_), .expected = std::move(expected)});
    }

    static std::string without_spaces(std::string text) {
        std::erase(text, ' ');
        return text;
    }

    static std::vector<std::string> split_terms(const std::string& text) {
        std::vector<std::string> terms(1);
        for (const char c : without_spaces(text)) {
            if (c == ',') terms.emplace_back();
            else terms.back() += c;
        }
        return terms;
    }

    // The letters of a term, with `unnamed` axes for its "...".
    Labels expanded(const std::string& term, std::size_t unnamed) const {
        const std::size_t dots = term.find("...");
        Labels labels;
        for (std::size_t i = 0; i < term.size(); ++i) {
            if (i == dots) {
                for (std::size_t axis = unnamed; axis-- > 0;)
                    labels += static_cast<char>(first_number + static_cast<char>(most_unnamed - 1 - axis));
                i += 2;
            } else if (std::isalpha(static_cast<unsigned char>(term[i])) != 0) {
                labels += term[i];
            } else {
                fail(fmt::format("'{}'", term[i]), R"(letters, commas, "..." and one "->")");
            }
        }
        return labels;
    }

    Labels labels_of(const std::string& term, const Var& operand) {
        const bool dots = term.find("...") != std::string::npos;
        const std::size_t letters = term.size() - (dots ? 3 : 0);
        if (letters > operand.rank() || (!dots && letters != operand.rank()) ||
            operand.rank() - letters > most_unnamed)
            fail(fmt::format("\"{}\" for shape {}", term, to_string(operand.shape())),
                 "a letter for each axis");
        unnamed_ = std::max(unnamed_, operand.rank() - letters);
        return expanded(term, operand.rank() - letters);
    }

    void check_sizes() const {
        std::map<char, std::int64_t> known;
        for (const Operand& operand : operands_)
            for (std::size_t axis = 0; axis < operand.labels.size(); ++axis) {
                const char label = operand.labels[axis];
                const std::int64_t size = operand.value.shape()[axis];
                std::int64_t& agreed = known.try_emplace(label, size).first->second;
                const bool is_letter = label > first_number + static_cast<char>(most_unnamed);
                if (!is_letter && agreed == 1) agreed = size;
                if (size != agreed && (is_letter || size != 1))
                    fail(fmt::format("sizes {} and {} of axis {}", agreed, size,
                                     is_letter ? fmt::format("'{}'", label) : "\"...\""),
                         "one size");
            }
    }

    Labels implicit_output() const {
        std::map<char, int> uses;
        for (const Operand& operand : operands_)
            for (const char label : operand.labels) ++uses[label];
        Labels output;
        for (const auto& [label, count] : uses)
            if (count == 1 || label <= first_number + static_cast<char>(most_unnamed)) output += label;
        return output;
    }

    Labels explicit_output(const std::string& term) const {
        if (unnamed_ > 0 && term.find("...") == std::string::npos)
            fail(R"(a result without "...")", "one with it, as the operands have");
        Labels output = expanded(term, unnamed_);
        for (const char label : output) {
            const bool known = std::any_of(operands_.begin(), operands_.end(), [&](const Operand& operand) {
                return has(operand.labels, label);
            });
            if (!known) fail(fmt::format("'{}' of the result", label), "a letter of an operand");
            if (std::count(output.begin(), output.end(), label) > 1)
                fail(fmt::format("'{}' twice in the result", label), "each letter once");
        }
        return output;
    }

    static void take_diagonals(Operand& operand) {
        for (std::size_t first = 0; first < operand.labels.size(); ++first) {
            const std::size_t second = operand.labels.find(operand.labels[first], first + 1);
            if (second == Labels::npos) continue;
            const char label = operand.labels[first];
            operand.value = diagonal(operand.value, 0, static_cast<std::int64_t>(first),
                                     static_cast<std::int64_t>(second));
            operand.labels.erase(second, 1);
            operand.labels.erase(first--, 1);
            operand.labels += label;
        }
    }

    Labels needed_after(std::size_t i) const {
        Labels needed = output_;
        for (++i; i < operands_.size(); ++i) needed += operands_[i].labels;
        return needed;
    }

    static void sum_all_but(Operand& operand, const Labels& kept) {
        Axes axes;
        Labels labels;
        for (std::size_t axis = 0; axis < operand.labels.size(); ++axis) {
            if (has(kept, operand.labels[axis])) labels += operand.labels[axis];
            else axes.push_back(static_cast<std::int64_t>(axis));
        }
        if (!axes.empty()) operand = {sum(operand.value, axes), labels};
    }

    // With an axis of size 1 for each label that it lacks.
    static Operand transposed(Operand operand, const Labels& order) {
        for (const char label : order)
            if (!has(operand.labels, label))
                operand = {expand_dims(operand.value, -1), operand.labels + label};
        Axes axes;
        for (const char label : order) axes.push_back(static_cast<std::int64_t>(operand.labels.find(label)));
        return {axes.size() < 2 ? operand.value : transpose(operand.value, axes), order};
    }

    // Axes that both have and that are needed stand in front, as a batch of matrix products over all others.
    static Operand product(Operand a, Operand b, const Labels& needed) {
        sum_all_but(a, needed + b.labels);
        sum_all_but(b, needed + a.labels);
        Labels batch;
        Labels inner;
        Labels rows;
        Labels columns;
        for (const char label : a.labels) {
            if (!has(b.labels, label)) rows += label;
            else (has(needed, label) ? batch : inner) += label;
        }
        for (const char label : b.labels)
            if (!has(a.labels, label)) columns += label;
        const Var left = as_matrices(transposed(a, batch + rows + inner), batch.size(), rows.size());
        const Var right = as_matrices(transposed(b, batch + inner + columns), batch.size(), inner.size());
        const Var y = matmul(left, right);
        Shape shape(std::span(y.shape().begin(), batch.size()));
        append_sizes(shape, a, rows);
        append_sizes(shape, b, columns);
        return {reshape(y, shape), batch + rows + columns};
    }

    static void append_sizes(Shape& shape, const Operand& operand, const Labels& labels) {
        for (const char label : labels) shape.push_back(operand.value.shape()[operand.labels.find(label)]);
    }

    // [batch..., the next `rows` axes as one, the others as one]
    static Var as_matrices(const Operand& operand, std::size_t batch, std::size_t rows) {
        const auto& all = operand.value.shape();
        Shape shape(std::span(all.begin(), batch));
        shape.push_back(Shape(std::span(all.begin() + batch, rows)).size());
        shape.push_back(Shape(std::span(all.begin() + batch + rows, all.rank() - batch - rows)).size());
        return reshape(operand.value, shape);
    }

    static constexpr std::size_t most_unnamed = 30;

    std::string text_;
    Var like_;
    std::vector<Operand> operands_;
    std::size_t unnamed_ = 0;
    Labels output_;
};

}  // namespace

Var einsum(std::string_view subscripts, std::span<const Var> operands) {
    if (operands.empty())
        throw ShapeError({.where = "einsum", .found = "no operands", .expected = "at least one"});
    return Einsum(subscripts, operands).run();
}

Var einsum(std::string_view subscripts, std::initializer_list<Var> operands) {
    return einsum(subscripts, std::span(operands.begin(), operands.size()));
}

}  // namespace xgrad
