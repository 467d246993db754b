#include "data/raw_array.hpp"

#include "data/file_bytes.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

#include <limits>

namespace xgrad::data {
namespace {

using namespace tests;

std::vector<double> decode(ElementType type, const std::string& bytes, bool big_endian = false) {
    const auto count = static_cast<std::int64_t>(bytes.size() / size_of(type));
    return values(decoded(
        {.shape = {count}, .type = type, .big_endian = big_endian, .fortran_order = false, .bytes = bytes},
        Dtype::float64, "file"));
}

}  // namespace

TEST_CASE("elements of every type become the numbers that they are") {
    CHECK(decode(ElementType::boolean, bytes_of<std::uint8_t>({0, 1})) == std::vector<double>{0, 1});
    CHECK(decode(ElementType::int8, bytes_of<std::int8_t>({-128, 127})) == std::vector<double>{-128, 127});
    CHECK(decode(ElementType::uint8, bytes_of<std::uint8_t>({0, 255})) == std::vector<double>{0, 255});
    CHECK(decode(ElementType::int16, bytes_of<std::int16_t>({-2, 300})) == std::vector<double>{-2, 300});
    CHECK(decode(ElementType::uint16, bytes_of<std::uint16_t>({65535})) == std::vector<double>{65535});
    CHECK(decode(ElementType::int32, bytes_of<std::int32_t>({-70000})) == std::vector<double>{-70000});
    CHECK(decode(ElementType::uint32, bytes_of<std::uint32_t>({4000000000})) ==
          std::vector<double>{4000000000});
    CHECK(decode(ElementType::int64, bytes_of<std::int64_t>({-5000000000})) ==
          std::vector<double>{-5000000000});
    CHECK(decode(ElementType::uint64, bytes_of<std::uint64_t>({5})) == std::vector<double>{5});
    CHECK(decode(ElementType::float32, bytes_of<float>({0.5F, -2})) == std::vector<double>{0.5, -2});
    CHECK(decode(ElementType::float64, bytes_of<double>({0.1})) == std::vector<double>{0.1});
}

// 1, -2, 65504 (the largest), 2^-24 (the least), 2^-14 (the least normal), -0: the table of IEEE 754-2008.
TEST_CASE("half-precision elements become the numbers that they are") {
    CHECK(decode(ElementType::float16,
                 bytes_of<std::uint16_t>({0x3c00, 0xc000, 0x7bff, 0x0001, 0x0400, 0x8000})) ==
          std::vector<double>{1, -2, 65504, 0x1p-24, 0x1p-14, -0.0});
}

TEST_CASE("big-endian elements are turned round") {
    CHECK(decode(ElementType::int16, std::string("\x01\x02\xff\xff", 4), true) ==
          std::vector<double>{258, -1});
    CHECK(decode(ElementType::float32, std::string("\x3f\x00\x00\x00", 4), true) == std::vector<double>{0.5});
    CHECK(decode(ElementType::uint8, "\x07", true) == std::vector<double>{7});
}

TEST_CASE("an array in Fortran order is laid out row by row") {
    const std::string bytes = bytes_of<std::uint8_t>({1, 4, 2, 5, 3, 6});
    const RawArray raw{.shape = {2, 3},
                       .type = ElementType::uint8,
                       .big_endian = false,
                       .fortran_order = true,
                       .bytes = bytes};
    CHECK(decoded(raw, Dtype::int64, "file") == Array::of<std::int64_t>({2, 3}, {1, 2, 3, 4, 5, 6}));

    const std::string cube = bytes_of<std::uint8_t>({0, 4, 2, 6, 1, 5, 3, 7});
    const RawArray three{.shape = {2, 2, 2},
                         .type = ElementType::uint8,
                         .big_endian = false,
                         .fortran_order = true,
                         .bytes = cube};
    CHECK(values(decoded(three, Dtype::float32, "file")) == std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7});
}

TEST_CASE("an element that is not finite is named with its example") {
    const std::string bytes = bytes_of<double>({1, 2, 3, std::numeric_limits<double>::quiet_NaN()});
    const RawArray raw{.shape = {2, 2},
                       .type = ElementType::float64,
                       .big_endian = false,
                       .fortran_order = false,
                       .bytes = bytes};
    CHECK_THROWS_WITH(decoded(raw, Dtype::float32, "x.npy"),
                      "x.npy: nan (example 1); expected finite numbers");
}

TEST_CASE("an element that the dtype cannot hold is shown as the file has it") {
    const std::string bytes = bytes_of<double>({1, 1e39});
    const RawArray raw{.shape = {2},
                       .type = ElementType::float64,
                       .big_endian = false,
                       .fortran_order = false,
                       .bytes = bytes};
    CHECK_THROWS_WITH(decoded(raw, Dtype::float32, "x.npy"),
                      "x.npy: 1e+39 (example 1); expected numbers of at most 3.4028235e+38, the largest of "
                      "float32");
    CHECK(values(decoded(raw, Dtype::float64, "x.npy")) == std::vector<double>{1, 1e39});
}

TEST_CASE("bytes that are not as many as the shape needs are refused") {
    RawArray raw{.shape = {2, 3},
                 .type = ElementType::int32,
                 .big_endian = false,
                 .fortran_order = false,
                 .bytes = {}};
    const std::string bytes(25, '\0');
    raw.bytes = std::string_view(bytes).substr(0, 24);
    CHECK_NOTHROW(require_complete(raw, "x.npy"));
    raw.bytes = std::string_view(bytes).substr(0, 20);
    CHECK_THROWS_WITH(
        require_complete(raw, "x.npy"),
        "x.npy: 20 bytes after the header; expected 24 for shape [2, 3] of int32; the file is cut short: "
        "copy or download it again");
    raw.bytes = bytes;
    CHECK_THROWS_WITH(require_complete(raw, "x.npy"),
                      "x.npy: 25 bytes after the header; expected 24 for shape [2, 3] of int32");
}

TEST_CASE("of a beginning, the rows that are there in whole are taken") {
    const std::string bytes(20, '\0');
    RawArray raw{.shape = {4, 3},
                 .type = ElementType::int16,
                 .big_endian = false,
                 .fortran_order = false,
                 .bytes = bytes};
    RawArray whole = raw;
    CHECK_THROWS_AS(require_extent(whole, Extent::whole, "x.npy"), DataError);
    require_extent(raw, Extent::beginning, "x.npy");
    CHECK(raw.shape == Shape{3, 3});
    CHECK(raw.omitted == 1);
    CHECK(raw.bytes.size() == 18);
    raw.shape = {4, 11};
    CHECK_THROWS_AS(require_extent(raw, Extent::beginning, "x.npy"), DataError);
}

TEST_CASE("a shape too large for any memory is refused, not multiplied out") {
    constexpr std::int64_t huge = std::int64_t{1} << 40;
    Shape shape{huge};
    CHECK_THROWS_AS(push_back(shape, huge, "x.npy"), DataError);
    CHECK_THROWS_WITH(
        push_back(shape, huge, "x.npy"),
        "x.npy: an axis of size 1099511627776 beside [1099511627776]; expected at most 2^60 elements");
}

TEST_CASE("element types have names and know which are real") {
    CHECK(to_string(ElementType::boolean) == "boolean");
    CHECK(to_string(ElementType::float64) == "float64");
    CHECK(is_floating(ElementType::float16));
    CHECK_FALSE(is_floating(ElementType::uint64));
}

}  // namespace xgrad::data
