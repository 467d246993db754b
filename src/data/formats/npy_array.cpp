#include "data/formats/npy_array.hpp"

#include "xgrad/base/error.hpp"

#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace xgrad::data {
namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t version_end = magic.size() + 2;

struct NamedType {
    std::string_view code;
    ElementType type;
};

constexpr NamedType types[] = {
    {"b1", ElementType::boolean}, {"i1", ElementType::int8},    {"u1", ElementType::uint8},
    {"i2", ElementType::int16},   {"u2", ElementType::uint16},  {"i4", ElementType::int32},
    {"u4", ElementType::uint32},  {"i8", ElementType::int64},   {"u8", ElementType::uint64},
    {"f2", ElementType::float16}, {"f4", ElementType::float32}, {"f8", ElementType::float64},
};

// The header of an NPY file: the text of a Python dictionary with three keys.
class Header {
public:
    Header(std::string_view text, const std::string& name) : text_(text), name_(name) {}

    RawArray read() const {
        const std::string_view dtype = quoted(after("descr"));
        const std::string_view order = after("fortran_order");
        if (!order.starts_with("True") && !order.starts_with("False")) fail();
        return {.shape = shape(after("shape")),
                .type = type(dtype),
                .big_endian = dtype.starts_with('>'),
                .fortran_order = order.starts_with("True"),
                .bytes = {}};
    }

private:
    // What follows 'key': in the text.
    std::string_view after(std::string_view key) const {
        const std::string entry = fmt::format("'{}':", key);
        const std::size_t start = text_.find(entry);
        if (start == std::string_view::npos) fail();
        const std::size_t value = text_.find_first_not_of(' ', start + entry.size());
        if (value == std::string_view::npos) fail();
        return text_.substr(value);
    }

    std::string_view quoted(std::string_view text) const {
        if (text.starts_with('['))
            throw DataError(
                {.where = name_, .found = "an array of records", .expected = "an array of numbers"});
        const std::size_t end = text.find('\'', 1);
        if (!text.starts_with('\'') || end == std::string_view::npos) fail();
        return text.substr(1, end - 1);
    }

    ElementType type(std::string_view dtype) const {
        if (!dtype.empty() && std::string_view("<>|=").find(dtype.front()) != std::string_view::npos)
            for (const NamedType& known : types)
                if (dtype.substr(1) == known.code) return known.type;
        throw DataError({.where = name_,
                         .found = fmt::format("elements of dtype \"{}\"", dtype),
                         .expected = "integers or real numbers of up to 64 bits",
                         .fix = "convert the array first: array.astype(\"float32\")"});
    }

    // "(3, 4)", "(3,)", "()"
    Shape shape(std::string_view text) const {
        const std::size_t end = text.find(')');
        if (!text.starts_with('(') || end == std::string_view::npos) fail();
        std::string_view sizes = text.substr(1, end - 1);
        Shape result;
        while (sizes.find_first_not_of(", ") != std::string_view::npos) {
            sizes.remove_prefix(sizes.find_first_not_of(", "));
            std::int64_t size = 0;
            const auto [rest, error] = std::from_chars(sizes.data(), sizes.data() + sizes.size(), size);
            if (error != std::errc{} || size < 0) fail();
            sizes.remove_prefix(static_cast<std::size_t>(rest - sizes.data()));
            push_back(result, size, name_);
        }
        return result;
    }

    [[noreturn]] void fail() const {
        throw DataError({.where = name_,
                         .found = "an NPY header that cannot be read",
                         .expected = "{'descr': ..., 'fortran_order': ..., 'shape': (...)}"});
    }

    std::string_view text_;
    const std::string& name_;
};

std::size_t little_endian(std::string_view bytes) {
    std::size_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

[[noreturn]] void fail_short(const std::string& name, std::size_t size) {
    throw DataError({.where = name,
                     .found = fmt::format("{} bytes, which end within the header", size),
                     .fix = "the file is cut short: copy or download it again"});
}

}  // namespace

bool is_npy(std::string_view bytes) { return bytes.starts_with(magic); }

RawArray parse_npy(std::string_view bytes, const std::string& name, Extent extent) {
    if (!is_npy(bytes))
        throw DataError({.where = name,
                         .found = "other first bytes than an NPY file's",
                         .expected = R"(\x93NUMPY, as numpy.save writes them)"});
    if (bytes.size() < version_end) fail_short(name, bytes.size());
    const unsigned version = static_cast<unsigned char>(bytes[magic.size()]);
    if (version < 1 || version > 3)
        throw DataError({.where = name,
                         .found = fmt::format("version {} of the NPY format", version),
                         .expected = "1, 2 or 3"});
    const std::size_t length_size = version == 1 ? 2 : 4;
    const std::size_t start = version_end + length_size;
    if (bytes.size() < start) fail_short(name, bytes.size());
    const std::size_t length = little_endian(bytes.substr(version_end, length_size));
    if (bytes.size() - start < length) fail_short(name, bytes.size());
    RawArray raw = Header(bytes.substr(start, length), name).read();
    raw.bytes = bytes.substr(start + length);
    require_extent(raw, extent, name);
    return raw;
}

}  // namespace xgrad::data
