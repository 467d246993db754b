#include "data/formats/npy_array.hpp"

#include "data/file_bytes.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

using namespace tests;

Array decode(const std::string& file) { return decoded(parse_npy(file, "x.npy"), Dtype::float64, "x.npy"); }

}  // namespace

TEST_CASE("NPY files have the shape and the elements that numpy.save wrote") {
    const std::string file = npy_file("<f4", "(2, 2)", bytes_of<float>({1, 2.5F, 3, -4}));
    CHECK(is_npy(file));
    CHECK(decode(file) == doubles({2, 2}, {1, 2.5, 3, -4}));
    CHECK(decode(npy_file("<i8", "(3,)", bytes_of<std::int64_t>({1, -2, 3}))) == doubles({3}, {1, -2, 3}));
    CHECK(decode(npy_file("<f8", "()", bytes_of<double>({7}))) == doubles({}, {7}));
}

TEST_CASE("NPY files of every integer and real dtype are read") {
    CHECK(decode(npy_file("|b1", "(2,)", bytes_of<std::uint8_t>({1, 0}))) == doubles({2}, {1, 0}));
    CHECK(decode(npy_file("|i1", "(1,)", "\xff")) == doubles({1}, {-1}));
    CHECK(decode(npy_file("|u1", "(1,)", "\xff")) == doubles({1}, {255}));
    CHECK(decode(npy_file("<i2", "(1,)", bytes_of<std::int16_t>({-300}))) == doubles({1}, {-300}));
    CHECK(decode(npy_file("<u2", "(1,)", bytes_of<std::uint16_t>({300}))) == doubles({1}, {300}));
    CHECK(decode(npy_file("<i4", "(1,)", bytes_of<std::int32_t>({-70000}))) == doubles({1}, {-70000}));
    CHECK(decode(npy_file("<u4", "(1,)", bytes_of<std::uint32_t>({70000}))) == doubles({1}, {70000}));
    CHECK(decode(npy_file("<u8", "(1,)", bytes_of<std::uint64_t>({9}))) == doubles({1}, {9}));
    CHECK(decode(npy_file("<f2", "(1,)", bytes_of<std::uint16_t>({0x3c00}))) == doubles({1}, {1}));
    CHECK(decode(npy_file(">i2", "(1,)", std::string("\x01\x00", 2))) == doubles({1}, {256}));
}

TEST_CASE("NPY files in Fortran order are read row by row") {
    const std::string file = npy_file("<f8", "(2, 3)", bytes_of<double>({1, 4, 2, 5, 3, 6}), "True");
    CHECK(decode(file) == doubles({2, 3}, {1, 2, 3, 4, 5, 6}));
}

TEST_CASE("NPY files of versions 2 and 3 are read") {
    for (const char version : {'\2', '\3'})
        CHECK(decode(npy_file("<f8", "(1,)", bytes_of<double>({5}), "False", version)) == doubles({1}, {5}));
    CHECK_THROWS_WITH(decode(npy_file("<f8", "(1,)", bytes_of<double>({5}), "False", 4)),
                      "x.npy: version 4 of the NPY format; expected 1, 2 or 3");
}

TEST_CASE("elements that are no real numbers are refused with their dtype") {
    CHECK_THROWS_WITH(
        decode(npy_file("<c16", "(1,)", std::string(16, '\0'))),
        "x.npy: elements of dtype \"<c16\"; expected integers or real numbers of up to 64 bits; convert "
        "the array first: array.astype(\"float32\")");
    for (const char* dtype : {"|O", "<U5", "<f16", "", "f4"}) {
        INFO(dtype);
        CHECK_THROWS_AS(decode(npy_file(dtype, "(1,)", "x")), DataError);
    }
}

TEST_CASE("an array of records is refused") {
    std::string file = npy_file("<f4", "(1,)", "");
    file.replace(file.find("'<f4'"), 5, "[('a'");
    CHECK_THROWS_WITH(decode(file), "x.npy: an array of records; expected an array of numbers");
}

TEST_CASE("bytes that are no NPY file are refused") {
    CHECK_FALSE(is_npy("PK\x03\x04"));
    CHECK_THROWS_WITH(
        decode("PK\x03\x04"),
        "x.npy: other first bytes than an NPY file's; expected \\x93NUMPY, as numpy.save writes them");
}

TEST_CASE("an NPY file cut short anywhere is refused") {
    const std::string file = npy_file("<f8", "(2,)", bytes_of<double>({1, 2}));
    for (std::size_t size = 6; size < file.size(); ++size) {
        INFO(size);
        CHECK_THROWS_AS(decode(file.substr(0, size)), DataError);
    }
    CHECK_THROWS_WITH(
        decode(file.substr(0, 20)),
        "x.npy: 20 bytes, which end within the header; the file is cut short: copy or download it again");
    CHECK_THROWS_WITH(
        decode(file.substr(0, file.size() - 1)),
        "x.npy: 15 bytes after the header; expected 16 for shape [2] of float64; the file is cut short: "
        "copy or download it again");
}

TEST_CASE("a damaged NPY header is refused") {
    for (const char* shape : {"(2", "2", "(two,)", "(-1,)", "(99999999999999999999,)"}) {
        INFO(shape);
        CHECK_THROWS_WITH(
            decode(npy_file("<f8", shape, "")),
            "x.npy: an NPY header that cannot be read; expected {'descr': ..., 'fortran_order': ..., "
            "'shape': (...)}");
    }
    CHECK_THROWS_AS(decode(npy_file("<f8", "(1,)", bytes_of<double>({1}), "Maybe")), DataError);
    CHECK_THROWS_WITH(decode(npy_file("<f8", "(1, 1, 1, 1, 1, 1, 1, 1, 1)", bytes_of<double>({1}))),
                      "x.npy: an array of more than 8 axes; reshape it to fewer axes");
}

}  // namespace xgrad::data
