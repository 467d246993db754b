#include "config/position_counter.hpp"

namespace xgrad::config {

Position PositionCounter::position(std::size_t offset) {
    if (offset < at_ || at_ == 0) {
        at_ = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
        position_ = {};
    }
    for (; at_ < offset; ++at_) pass(text_[at_]);
    return position_;
}

void PositionCounter::pass(char byte) {
    const bool begins_character = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    if (byte == '\n') position_ = {position_.line + 1, 1};
    else if (begins_character) ++position_.column;
}

}  // namespace xgrad::config
