#include "data/utf8.hpp"

namespace xgrad::data {
namespace {

struct Lead {
    std::size_t bytes;     // of the character; 0 for a byte that begins none
    unsigned char lowest;  // of the second byte
    unsigned char highest;
};

Lead lead_of(unsigned char byte) {
    if (byte < 0x80) return {1, 0, 0};
    if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
    if (byte == 0xE0) return {3, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
    if (byte == 0xF0) return {4, 0x90, 0xBF};
    if (byte == 0xF4) return {4, 0x80, 0x8F};
    if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
    return {0, 0, 0};
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t at = 0; at < text.size();) {
        const Lead lead = lead_of(byte(at));
        if (lead.bytes == 0 || lead.bytes > text.size() - at) return at;
        if (lead.bytes > 1 && (byte(at + 1) < lead.lowest || byte(at + 1) > lead.highest)) return at;
        for (std::size_t i = 2; i < lead.bytes; ++i)
            if ((byte(at + i) & 0xC0U) != 0x80) return at;
        at += lead.bytes;
    }
    return text.size();
}

}  // namespace xgrad::data
