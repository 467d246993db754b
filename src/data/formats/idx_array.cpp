#include "data/formats/idx_array.hpp"

#include "xgrad/base/error.hpp"

#include <fmt/format.h>
#include <optional>

namespace xgrad::data {
namespace {

unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

std::int64_t size_at(std::string_view bytes, std::size_t i) {
    return (static_cast<std::int64_t>(byte_at(bytes, i)) << 24) | (byte_at(bytes, i + 1) << 16) |
           (byte_at(bytes, i + 2) << 8) | byte_at(bytes, i + 3);
}

std::optional<ElementType> element_type(unsigned code) {
    switch (code) {
        case 0x08: return ElementType::uint8;
        case 0x09: return ElementType::int8;
        case 0x0b: return ElementType::int16;
        case 0x0c: return ElementType::int32;
        case 0x0d: return ElementType::float32;
        case 0x0e: return ElementType::float64;
        default: return std::nullopt;
    }
}

constexpr std::size_t magic_size = 4;

}  // namespace

// Two zeros, the code of the element type, the number of axes.
bool is_idx(std::string_view bytes) {
    return bytes.size() >= magic_size && byte_at(bytes, 0) == 0 && byte_at(bytes, 1) == 0 &&
           element_type(byte_at(bytes, 2)) && byte_at(bytes, 3) <= Shape::max_rank;
}

RawArray parse_idx(std::string_view bytes, const std::string& name, Extent extent) {
    if (bytes.size() < magic_size)
        throw DataError(
            {.where = name, .found = fmt::format("{} bytes", bytes.size()), .expected = "an IDX file"});
    if (!is_idx(bytes))
        throw DataError(
            {.where = name,
             .found = fmt::format("{:02x} {:02x} {:02x} {:02x} as the first bytes", byte_at(bytes, 0),
                                  byte_at(bytes, 1), byte_at(bytes, 2), byte_at(bytes, 3)),
             .expected =
                 fmt::format("an IDX file: 00 00, the element type (08, 09, 0b, 0c, 0d or 0e) and the "
                             "number of axes (at most {})",
                             Shape::max_rank)});
    const std::size_t rank = byte_at(bytes, 3);
    const std::size_t header = magic_size + 4 * rank;
    if (bytes.size() < header)
        throw DataError({.where = name,
                         .found = fmt::format("a header of {} bytes", bytes.size()),
                         .expected = fmt::format("{} for {} axes", header, rank),
                         .fix = "the file is cut short: copy or download it again"});
    RawArray raw{.shape = {},
                 .type = *element_type(byte_at(bytes, 2)),
                 .big_endian = true,
                 .fortran_order = false,
                 .bytes = bytes.substr(header)};
    for (std::size_t axis = 0; axis < rank; ++axis)
        push_back(raw.shape, size_at(bytes, magic_size + 4 * axis), name);
    require_extent(raw, extent, name);
    return raw;
}

}  // namespace xgrad::data
