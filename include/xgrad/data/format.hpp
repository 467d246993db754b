#pragma once

#include "xgrad/base/table.hpp"
#include "xgrad/data/dataset.hpp"
#include "xgrad/data/encoding.hpp"
#include "xgrad/data/locator.hpp"

#include <optional>

namespace xgrad::data {

/// What a reader needs to know beside its own settings.
struct ReadContext {
    Dtype dtype = Dtype::float32;  ///< of inputs and real targets
    Locator locate = {};
};

/// What a reader brings: a training set, a test set if the data have one, and how rows were read.
struct Sets {
    Dataset train = {};
    std::optional<Dataset> test = {};
    Encoding encoding = {};
};

/// A data format: a struct with fields() and
///   Sets read(const ReadContext& context) const     throws FileError and DataError
struct FormatRole {
    static constexpr std::string_view name = "data format";
    static constexpr std::string_view key = "format";

    struct Concept {
        virtual ~Concept() = default;
        virtual Sets read(const ReadContext& context) const = 0;
    };
    template <class T> struct Model final : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        Sets read(const ReadContext& context) const override { return value.read(context); }
        T value;
    };
    static Table<FormatRole>& table();
};

using Format = Piece<FormatRole>;

/// All data formats by name; add your own at start-up.
Table<FormatRole>& formats();

}  // namespace xgrad::data
