#pragma once

#include <zlib.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <vector>

// Files in memory, as other programs write them.
namespace xgrad::tests {

// The bytes of a value on this (little-endian) machine.
template <class T> std::string bytes_of(std::initializer_list<T> values) {
    std::string bytes(values.size() * sizeof(T), '\0');
    std::memcpy(bytes.data(), std::data(values), bytes.size());
    return bytes;
}

// An IDX file: two zeros, the code of the element type, the sizes in big-endian order, the elements.
inline std::string idx_file(char code, const std::vector<std::uint32_t>& sizes, const std::string& elements) {
    std::string file{'\0', '\0', code, static_cast<char>(sizes.size())};
    for (const std::uint32_t size : sizes)
        for (int shift = 24; shift >= 0; shift -= 8) file += static_cast<char>((size >> shift) & 255);
    return file + elements;
}

// An NPY file of version 1 or 2, with the dictionary as NumPy writes it.
inline std::string npy_file(const std::string& descr, const std::string& shape, const std::string& elements,
                            const std::string& fortran_order = "False", char version = 1) {
    std::string header =
        "{'descr': '" + descr + "', 'fortran_order': " + fortran_order + ", 'shape': " + shape + ", }";
    const std::size_t length_bytes = version == 1 ? 2 : 4;
    while ((8 + length_bytes + header.size() + 1) % 64 != 0) header += ' ';
    header += '\n';
    std::string file = std::string("\x93NUMPY") + version + '\0';
    for (std::size_t i = 0; i < length_bytes; ++i)
        file += static_cast<char>((header.size() >> (8 * i)) & 255);
    return file + header + elements;
}

// What gzip makes of the text.
inline std::string gzipped(const std::string& text) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

}  // namespace xgrad::tests
