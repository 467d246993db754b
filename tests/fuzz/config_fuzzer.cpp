// libFuzzer's way into the reading of configs: any bytes are loaded or refused, and nothing else.
#include "xgrad/base/error.hpp"
#include "xgrad/train/experiment.hpp"
#include "xgrad/train/sweep.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(bytes, bytes + size);
    try {
        xgrad::sweep_from_json(text, "fuzzed.json");
    } catch (const xgrad::Error&) {}  // as it should be
    try {
        const std::string full = xgrad::to_json(xgrad::from_json(text, "fuzzed.json"));
        xgrad::from_json(full, "full.json");
    } catch (const xgrad::Error&) {}  // as it should be
    return 0;
}
