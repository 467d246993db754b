#pragma once

#include "xgrad/base/table.hpp"
#include "xgrad/data/dataset.hpp"
#include "xgrad/data/encoding.hpp"
#include "xgrad/data/locator.hpp"

#include <optional>
#include <string_view>
#include <utility>

namespace xgrad::data {

/// What a format needs to know besides its own settings.
struct ReadContext {
    Dtype dtype = Dtype::float32;  ///< of inputs and of real targets
    Locator locate = {};
    bool beginning = false;  ///< a look is enough: of large files the first examples, but all classes
};

/// What a format reads: examples to learn from and, if it has them apart, examples to be tested with.
struct Sets {
    Dataset train = {};
    std::optional<Dataset> test = {};
    Encoding encoding = {};
    bool whole = true;  ///< false: of the sets, only the beginning
};

/// A data format: a struct with fields() and
///   Sets read(const ReadContext& context) const
/// It throws FileError or DataError, with the place, for data that cannot be used.
struct FormatRole {
    static constexpr std::string_view name = "data format";
    static constexpr std::string_view key = "format";

    struct Concept {
        virtual ~Concept() = default;
        virtual Sets read(const ReadContext& context) const = 0;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        Sets read(const ReadContext& context) const override { return value.read(context); }
        T value;
    };
    static const Table<FormatRole>& table();
};

using Format = Piece<FormatRole>;

/// All data formats by name; add your own at start-up: formats().add<MyFormat>().
Table<FormatRole>& formats();

}  // namespace xgrad::data
