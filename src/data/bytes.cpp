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

// Unpacks gzip data: one member or several in a row, as `cat a.gz b.gz` makes them.
class Unpacker {
public:
    Unpacker(const std::string& packed, const std::string& name) : packed_(packed), name_(name) {
        constexpr int gzip_only = 16 + MAX_WBITS;
        if (inflateInit2(&stream_, gzip_only) != Z_OK)
            throw FileError({.where = name, .found = "no memory to unpack it"});
    }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    ~Unpacker() { inflateEnd(&stream_); }

    std::string unpack(std::size_t enough) {
        result_.resize(std::min(first_guess(), enough));
        while (read_ < packed_.size() && written_ < enough) {
            const int status = step();
            if (status == Z_STREAM_END) inflateReset(&stream_);
            else if (status != Z_OK) fail_damaged();
            ended_ = status == Z_STREAM_END;
        }
        while (!ended_ && written_ < enough) finish();
        result_.resize(written_);
        return std::move(result_);
    }

private:
    // The last four bytes tell the size; deflate cannot pack more than 1032 to 1, so a damaged figure costs little.
    std::size_t first_guess() const {
        std::size_t size = 0;
        for (std::size_t i = 1; i <= 4 && i <= packed_.size(); ++i)
            size = size * 256 + static_cast<unsigned char>(packed_[packed_.size() - i]);
        return std::clamp(size, chunk, std::max(chunk, packed_.size() * 1032));
    }

    int step() {
        if (written_ == result_.size()) result_.resize(2 * result_.size());
        const std::size_t input = std::min(packed_.size() - read_, most_at_once);
        const std::size_t output = std::min(result_.size() - written_, most_at_once);
        // zlib does not write to its input; its pointer is not const for the sake of old C.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed_.data() + read_));
        stream_.avail_in = static_cast<uInt>(input);
        stream_.next_out = reinterpret_cast<Bytef*>(result_.data() + written_);
        stream_.avail_out = static_cast<uInt>(output);
        const int status = inflate(&stream_, Z_NO_FLUSH);
        read_ += input - stream_.avail_in;
        written_ += output - stream_.avail_out;
        return status;
    }

    // All input is taken: what is left is output that had no room, unless the data ends too early.
    void finish() {
        const std::size_t before = written_;
        const int status = step();
        ended_ = status == Z_STREAM_END;
        if (ended_ || (status == Z_OK && written_ > before)) return;
        if (status != Z_OK && status != Z_BUF_ERROR) fail_damaged();
        throw DataError({.where = name_,
                         .found = "gzip data that ends too early",
                         .fix = "copy or download the file again"});
    }

    [[noreturn]] void fail_damaged() const {
        throw DataError({.where = name_,
                         .found = fmt::format("damaged gzip data ({})",
                                              stream_.msg == nullptr ? "unreadable" : stream_.msg),
                         .fix = "copy or download the file again"});
    }

    const std::string& packed_;
    const std::string& name_;
    z_stream stream_{};
    std::string result_;
    std::size_t read_ = 0;
    std::size_t written_ = 0;
    bool ended_ = false;
};

std::string unpacked(std::string bytes, const std::string& name, std::size_t enough) {
    return is_gzip(bytes) ? Unpacker(bytes, name).unpack(enough) : std::move(bytes);
}

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
    std::size_t size = 0;
    while (stream && (size < enough || is_gzip(bytes))) {
        if (bytes.size() < size + chunk) bytes.resize(std::max(size + chunk, 2 * size));
        stream.read(bytes.data() + size, static_cast<std::streamsize>(bytes.size() - size));
        size += static_cast<std::size_t>(stream.gcount());
    }
    if (stream.bad()) throw FileError({.where = name, .found = "cannot be read to its end"});
    bytes.resize(size);
    return unpacked(std::move(bytes), name, enough);
}

}  // namespace xgrad::data
