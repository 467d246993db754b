#pragma once

#include "data/numbers.hpp"
#include "data/raw_array.hpp"
#include "xgrad/data/format.hpp"
#include "xgrad/data/formats/array_files.hpp"
#include "xgrad/data/target_type.hpp"

#include <fmt/format.h>
#include <string>
#include <utility>

namespace xgrad::data {

// Finds the array in a file's bytes; the name is for its errors.
using Parse = RawArray (*)(std::string_view bytes, const std::string& name, Extent extent);

// The settings that the formats with an array in each file share.
struct ArraySource {
    const ArrayFiles& train;
    const std::optional<ArrayFiles>& test;
    TargetType target_type;
    std::optional<std::int64_t> classes;
};

Sets read_arrays(const ArraySource& source, const ReadContext& context, Parse parse);

template <class T> std::optional<Problem> needless_classes(const T& format) {
    if (!format.classes || format.target_type != TargetType::numbers) return std::nullopt;
    return Problem{.found = R"("classes" beside "target_type": "number")", .fix = "leave one of them out"};
}

template <class T> Fields<T> array_fields(const std::string& name, std::string help) {
    return Fields<T>{name,
                     std::move(help),
                     field("train", &T::train).required().help("the files to learn from"),
                     field("test", &T::test).help("the files to be tested with"),
                     field("target_type", &T::target_type)
                         .help("whether targets are labels of classes or numbers; auto: one whole number an "
                               "example is a class"),
                     field("classes", &T::classes)
                         .at_least(1)
                         .at_most(most_classes)
                         .or_word("auto")
                         .help("how many classes there are; auto: up to the largest label to learn from")}
        .checked(needless_classes<T>)
        .for_example(fmt::format(
            R"({{"format": "{0}", "train": {{"inputs": "images.{0}", "targets": "labels.{0}"}}}})", name));
}

}  // namespace xgrad::data
