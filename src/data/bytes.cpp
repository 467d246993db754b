#include "data/bytes.hpp"

#include "base/missing_file.hpp"
#include "xgrad/base/error.hpp"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <istream>
#include <limits>
#include <system_error>
#include <utility>

namespace xgrad::data {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t chunk = std::size_t{1} << 20U;
constexpr std::size_t most_at_once = std::numeric_limits<uInt>::max();

bool is_gzip(const std::string& bytes) { return bytes.starts_with("\x1f\x8b"); }

// Appends what the stream gives next, at most a chunk.
void read_chunk(std::istream& stream, std::string& bytes, const std::string& name) {
    const std::size_t before = bytes.size();
    bytes.resize(before + chunk);
    stream.read(bytes.data() + before, chunk);
    bytes.resize(before + static_cast<std::size_t>(stream.gcount()));
    if (stream.bad()) throw FileError({.where = name, .found = "cannot be read to its end"});
}

// Unpacks gzip data as it is read: one member or several in a row, as `cat a.gz b.gz` makes them.
class Unpacker {
public:
    Unpacker(std::string beginning, std::istream& rest, const std::string& name)
        : packed_(std::move(beginning)), rest_(rest), name_(name) {
        constexpr int gzip_only = 16 + MAX_WBITS;
        if (inflateInit2(&stream_, gzip_only) != Z_OK)
            throw FileError({.where = name, .found = "no memory to unpack it"});
        offer_packed();
    }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    ~Unpacker() { inflateEnd(&stream_); }

    std::string unpack(std::size_t enough) {
        while (written_ < enough && (has_input() || !ended_)) step(enough - written_);
        result_.resize(written_);
        return std::move(result_);
    }

private:
    void offer_packed() {
        stream_.next_in = reinterpret_cast<Bytef*>(packed_.data());
        stream_.avail_in = static_cast<uInt>(packed_.size());
    }

    bool has_input() {
        if (stream_.avail_in == 0 && rest_) {
            packed_.clear();
            read_chunk(rest_, packed_, name_);
            offer_packed();
        }
        return stream_.avail_in > 0;
    }

    void step(std::size_t wanted) {
        if (written_ == result_.size()) result_.resize(std::max(chunk, 2 * result_.size()));
        const std::size_t room = std::min({result_.size() - written_, wanted, most_at_once});
        stream_.next_out = reinterpret_cast<Bytef*>(result_.data() + written_);
        stream_.avail_out = static_cast<uInt>(room);
        const int status = inflate(&stream_, Z_NO_FLUSH);
        written_ += room - stream_.avail_out;
        ended_ = status == Z_STREAM_END;
        if (ended_) inflateReset(&stream_);
        else if (status != Z_OK) fail(status);
    }

    [[noreturn]] void fail(int status) const {
        // zlib's word for neither input nor output that it could still use.
        const bool cut = status == Z_BUF_ERROR;
        throw DataError({.where = name_,
                         .found = cut ? "gzip data that ends too early"
                                      : fmt::format("damaged gzip data ({})",
                                                    stream_.msg == nullptr ? "unreadable" : stream_.msg),
                         .fix = "copy or download the file again"});
    }

    std::string packed_;
    std::istream& rest_;
    const std::string& name_;
    z_stream stream_{};
    std::string result_;
    std::size_t written_ = 0;
    bool ended_ = false;
};

}  // namespace

std::string read_bytes(const fs::path& path, std::size_t enough) {
    std::error_code unreadable;
    if (fs::is_directory(path, unreadable))
        throw FileError({.where = path.string(), .found = "a folder", .expected = "a file"});
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file && errno == ENOENT) throw FileError(cannot_find(path));
    if (!file)
        throw FileError({.where = path.string(),
                         .found = fmt::format("cannot be read: {}", std::generic_category().message(errno))});
    return read_bytes(file, path.string(), enough);
}

std::string read_bytes(std::istream& stream, const std::string& name, std::size_t enough) {
    std::string bytes;
    read_chunk(stream, bytes, name);
    if (is_gzip(bytes)) return Unpacker(std::move(bytes), stream, name).unpack(enough);
    while (stream && bytes.size() < enough) read_chunk(stream, bytes, name);
    return bytes;
}

}  // namespace xgrad::data
