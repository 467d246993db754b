#include "data/formats/read_arrays.hpp"

#include "data/bytes.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace xgrad::data {
namespace {

// Of an array of inputs, what a look at its beginning reads.
constexpr std::size_t beginning_bytes = std::size_t{1} << 18U;

// An array file, open.
struct ArrayFile {
    std::string name;
    std::string bytes;
    RawArray raw;
};

ArrayFile open(const std::string& path, const ReadContext& context, Parse parse, Extent extent) {
    const auto found = context.locate(path);
    const std::size_t enough = extent == Extent::whole ? all_bytes : beginning_bytes;
    ArrayFile file{found.string(), read_bytes(found, enough), {}};
    const bool cut = file.bytes.size() >= enough;
    file.raw = parse(file.bytes, file.name, cut ? extent : Extent::whole);
    if (file.raw.shape.rank() == 0)
        throw DataError({.where = file.name,
                         .found = "a single number",
                         .expected = "an array whose first axis counts examples"});
    return file;
}

// [N] as [N, 1].
Array with_features(const Array& values) {
    return values.shape().rank() > 1 ? values : values.reshaped(values.shape().with_axis(1, 1));
}

Array numbers_of(const ArrayFile& file, Dtype dtype) {
    return with_features(decoded(file.raw, dtype, file.name));
}

bool one_each(const Shape& shape) { return shape.size() == shape.front(); }

Array labels_of(const ArrayFile& file) {
    const Shape& shape = file.raw.shape;
    if (!one_each(shape))
        throw DataError({.where = file.name,
                         .found = "targets of shape " + to_string(shape),
                         .expected = fmt::format("one label an example: [{}]", shape.front()),
                         .fix = R"(for other targets set "target_type": "number")"});
    if (!is_floating(file.raw.type))
        return decoded(file.raw, Dtype::int64, file.name).reshaped({shape.front()});

    const Array numbers = decoded(file.raw, Dtype::float64, file.name).reshaped({shape.front()});
    for (std::int64_t i = 0; i < numbers.size(); ++i)
        if (!is_whole(numbers.at(i)))
            throw DataError({.where = file.name,
                             .found = fmt::format("target {} (example {})", numbers.at(i), i),
                             .expected = "whole numbers as labels of classes"});
    return numbers.as(Dtype::int64);
}

TargetType type_of(const RawArray& targets) {
    return !is_floating(targets.type) && one_each(targets.shape) ? TargetType::classes : TargetType::numbers;
}

// The number of classes if it is not set: the largest label and those below.
std::int64_t count_classes(const Array& labels, const std::string& name) {
    const auto values = labels.values<std::int64_t>();
    const std::int64_t largest = std::max<std::int64_t>(0, *std::max_element(values.begin(), values.end()));
    if (largest < most_classes) return largest + 1;
    throw DataError({.where = name,
                     .found = fmt::format("label {}", largest),
                     .expected = fmt::format("a class below {}", most_classes),
                     .fix = R"(if these are no classes set "target_type": "number")"});
}

class Reader {
public:
    Reader(const ArraySource& source, const ReadContext& context, Parse parse)
        : source_(source), context_(context), parse_(parse), type_(source.target_type) {}

    Sets read() {
        Sets sets{.train = read(source_.train)};
        if (source_.test) sets.test = read(*source_.test);
        const Shape& inputs = sets.train.inputs().shape();
        sets.encoding = {
            .shape = {inputs.begin() + 1, inputs.end()}, .targets = {"target"}, .classes = classes_};
        sets.whole = whole_;
        if (!sets.test) return sets;
        require_alike(inputs, sets.test->inputs().shape(), source_.test->inputs);
        require_alike(sets.train.targets().shape(), sets.test->targets().shape(), source_.test->targets);
        return sets;
    }

private:
    Dataset read(const ArrayFiles& files) {
        const ArrayFile inputs =
            open(files.inputs, context_, parse_, context_.beginning ? Extent::beginning : Extent::whole);
        const ArrayFile targets = open(files.targets, context_, parse_, Extent::whole);
        const std::int64_t examples = inputs.raw.shape.front() + inputs.raw.omitted;
        if (examples == 0)
            throw DataError({.where = inputs.name, .found = "no examples", .expected = "at least one"});
        if (examples != targets.raw.shape.front())
            throw DataError({.where = targets.name,
                             .found = fmt::format("targets of {} examples", targets.raw.shape.front()),
                             .expected = fmt::format("{}, as many as {} has inputs", examples, inputs.name)});
        Dataset dataset;
        dataset.set("inputs", numbers_of(inputs, context_.dtype));
        dataset.set("targets", read_targets(targets));
        dataset.classes = classes_;
        if (inputs.raw.omitted == 0) return dataset;
        whole_ = false;
        return first(dataset, inputs.raw.shape.front());
    }

    // So many examples, of columns that have at least these.
    static Dataset first(const Dataset& dataset, std::int64_t examples) {
        std::vector<std::int64_t> numbers(static_cast<std::size_t>(examples));
        std::iota(numbers.begin(), numbers.end(), 0);
        return dataset.select(numbers);
    }

    Array read_targets(const ArrayFile& targets) {
        if (type_ == TargetType::automatic) type_ = type_of(targets.raw);
        if (type_ == TargetType::numbers) return numbers_of(targets, context_.dtype);
        Array labels = labels_of(targets);
        if (classes_.empty())
            classes_ = numbered(source_.classes ? *source_.classes : count_classes(labels, targets.name));
        require_labels(labels, static_cast<std::int64_t>(classes_.size()), targets.name);
        return labels;
    }

    static void require_alike(const Shape& train, const Shape& test, const std::string& name) {
        if (train.without_axis(0) == test.without_axis(0)) return;
        throw DataError({.where = name,
                         .found = "an array of shape " + to_string(test),
                         .expected = fmt::format("examples of shape {}, as those to learn from",
                                                 to_string(train.without_axis(0)))});
    }

    const ArraySource& source_;
    const ReadContext& context_;
    Parse parse_;
    bool whole_ = true;
    TargetType type_;                   // not automatic any more from the part to learn from on,
    std::vector<std::string> classes_;  // which also sets these
};

}  // namespace

Fields<ArrayFiles> ArrayFiles::fields() {
    return {"ArrayFiles", "two files with an array each, whose first axis counts the examples",
            field("inputs", &ArrayFiles::inputs).required().help("path of what goes in"),
            field("targets", &ArrayFiles::targets).required().help("path of what should come out")};
}

Sets read_arrays(const ArraySource& source, const ReadContext& context, Parse parse) {
    return Reader(source, context, parse).read();
}

}  // namespace xgrad::data
