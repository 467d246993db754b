#include "data/bytes.hpp"

#include "data/file_bytes.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

#include <sstream>

namespace xgrad::data {
namespace {

using namespace tests;

// What `printf 'a,b\n1,2\n' | gzip -n` writes.
const std::string packed_by_gzip(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b\xd4\x49\xe2\x32\xd4\x31\xe2\x02\x00"
    "\x7b\x07\x97\x0a\x08\x00\x00\x00",
    28);

std::string read(const std::string& bytes) {
    std::istringstream stream(bytes);
    return read_bytes(stream, "input");
}

// Ten million bytes that pack about a thousand to one: a few packed bytes fill many rooms.
const std::string long_text(10'000'000, 'x');

}  // namespace

TEST_CASE("bytes come from files and from streams as they are") {
    const TempFolder folder;
    CHECK(read_bytes(folder.write("a.csv", "a,b\r\n")) == "a,b\r\n");
    CHECK(read("") == "");
    CHECK(read(long_text) == long_text);
}

TEST_CASE("gzip data are known by their content and unpacked") {
    const TempFolder folder;
    CHECK(read_bytes(folder.write("without_ending", packed_by_gzip)) == "a,b\n1,2\n");
    CHECK(read(gzipped(long_text)) == long_text);
    CHECK(read(gzipped("")) == "");
}

TEST_CASE("of long data the beginning can be had alone, packed or not") {
    const TempFolder folder;
    const std::string plain = read_bytes(folder.write("plain", long_text), 1000);
    CHECK(plain.size() >= 1000);
    CHECK(plain.size() < long_text.size());
    CHECK(read_bytes(folder.write("packed", gzipped(long_text)), 1000) == long_text.substr(0, 1000));
    CHECK(read_bytes(folder.write("short", gzipped("3,4\n")), 1000) == "3,4\n");
}

TEST_CASE("gzip data in several parts are unpacked one after the other") {
    CHECK(read(packed_by_gzip + gzipped("3,4\n")) == "a,b\n1,2\n3,4\n");
}

TEST_CASE("gzip data that tell a wrong size are damaged") {
    std::string packed = gzipped(long_text);
    packed[packed.size() - 2] = '\x7f';  // a size of two billion
    CHECK_THROWS_WITH(read(packed),
                      "input: damaged gzip data (incorrect length check); copy or download the file again");
}

TEST_CASE("damaged gzip data are an error that says so") {
    std::string packed = packed_by_gzip;
    packed[21] = '\x00';  // in the checksum
    CHECK_THROWS_WITH(read(packed),
                      "input: damaged gzip data (incorrect data check); copy or download the file again");
    CHECK_THROWS_AS(read(packed), DataError);
    CHECK_THROWS_AS(read("\x1f\x8bnothing that gzip would write"), DataError);
    CHECK_THROWS_AS(read(packed_by_gzip + "trailing text"), DataError);
}

TEST_CASE("gzip data cut short anywhere are an error that says so") {
    for (std::size_t size = 2; size < packed_by_gzip.size(); ++size) {
        INFO(size);
        CHECK_THROWS_WITH(read(packed_by_gzip.substr(0, size)),
                          "input: gzip data that ends too early; copy or download the file again");
    }
}

TEST_CASE("a folder or a file that is not there cannot be read") {
    const TempFolder folder;
    CHECK_THROWS_WITH(read_bytes(folder.path()), folder.path().string() + ": a folder; expected a file");
    CHECK_THROWS_WITH(read_bytes(folder / "none.csv"),
                      "cannot find \"" + (folder / "none.csv").string() + "\"");
    CHECK_THROWS_AS(read_bytes(folder / "none.csv"), FileError);
}

}  // namespace xgrad::data
