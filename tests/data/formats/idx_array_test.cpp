#include "data/formats/idx_array.hpp"

#include "data/file_bytes.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

using namespace tests;

std::vector<double> numbers(const std::string& file) {
    return values(decoded(parse_idx(file, "x"), Dtype::float64, "x"));
}

}  // namespace

TEST_CASE("IDX files of bytes have the shape that their header says") {
    const std::string file = idx_file(0x08, {2, 1, 3}, bytes_of<std::uint8_t>({0, 1, 2, 3, 4, 255}));
    CHECK(is_idx(file));
    CHECK(parse_idx(file, "x").shape == Shape{2, 1, 3});
    CHECK(numbers(file) == std::vector<double>{0, 1, 2, 3, 4, 255});
}

TEST_CASE("IDX files of all six element types are read, large end first") {
    CHECK(numbers(idx_file(0x09, {2}, "\xff\x05")) == std::vector<double>{-1, 5});
    CHECK(numbers(idx_file(0x0b, {1}, "\xff\xfe")) == std::vector<double>{-2});
    CHECK(numbers(idx_file(0x0c, {1}, std::string("\x00\x01\x00\x00", 4))) == std::vector<double>{65536});
    CHECK(numbers(idx_file(0x0d, {1}, std::string("\x3f\xc0\x00\x00", 4))) == std::vector<double>{1.5});
    CHECK(numbers(idx_file(0x0e, {1}, std::string("\xc0\x00\x00\x00\x00\x00\x00\x00", 8))) ==
          std::vector<double>{-2});
}

TEST_CASE("bytes that are no IDX file are refused with what they begin with") {
    CHECK_FALSE(is_idx("Species,Weight"));
    CHECK_THROWS_WITH(
        parse_idx("Species,Weight", "x.idx"),
        "x.idx: 53 70 65 63 as the first bytes; expected an IDX file: 00 00, the element type (08, 09, "
        "0b, 0c, 0d or 0e) and the number of axes (at most 8)");
    CHECK_THROWS_AS(parse_idx(idx_file(0x0a, {1}, "1"), "x.idx"), DataError);
    CHECK_THROWS_AS(parse_idx(std::string("\x00\x00\x08\x09", 4), "x.idx"), DataError);
    CHECK_THROWS_WITH(parse_idx("ab", "x.idx"), "x.idx: 2 bytes; expected an IDX file");
}

TEST_CASE("an IDX file cut short is refused, in its header or in its elements") {
    const std::string file = idx_file(0x08, {2, 3}, std::string(6, '\1'));
    CHECK_THROWS_WITH(
        parse_idx(file.substr(0, 10), "x.idx"),
        "x.idx: a header of 10 bytes; expected 12 for 2 axes; the file is cut short: copy or download it "
        "again");
    CHECK_THROWS_WITH(
        parse_idx(file.substr(0, 16), "x.idx"),
        "x.idx: 4 bytes after the header; expected 6 for shape [2, 3] of uint8; the file is cut short: "
        "copy or download it again");
    CHECK_THROWS_AS(parse_idx(file + "x", "x.idx"), DataError);
}

}  // namespace xgrad::data
