// No byte sequence makes a config crash or hang: the models and broken configs of the tree with bytes changed, taken out,
// doubled and exchanged at random. XGRAD_MUTATIONS=N tries N of each file; a failure names file, seed and number.
#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/source_tree.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/train/experiment.hpp"
#include "xgrad/train/sweep.hpp"

#include <cstdlib>
#include <string>
#include <vector>

using namespace xgrad;

namespace {

constexpr std::uint64_t seed = 20261123;

std::vector<std::string> texts() {
    std::vector<std::string> found;
    for (const char* folder : {"models", "tests/broken"})
        for (const std::string& file : tests::files_below(folder, ".json"))
            found.push_back(tests::read_file(tests::source_folder() / file));
    return found;
}

// Random numbers, one after the other.
class Dice {
public:
    explicit Dice(RandomStream stream) : stream_(stream) {}
    std::size_t below(std::size_t bound) { return stream_.below(counter_++, bound); }

private:
    RandomStream stream_;
    std::uint64_t counter_ = 0;
};

// Bytes that mean something to a parser, more often than others.
char random_byte(Dice& dice) {
    const std::string telling = "{}[]\",:\\/*-+.eE0123456789 \n\ttrufalsn$\xff\x80";
    return dice.below(3) == 0 ? static_cast<char>(dice.below(256)) : telling[dice.below(telling.size())];
}

void mutate(std::string& text, const std::vector<std::string>& others, Dice& dice) {
    const std::size_t at = dice.below(text.size() + 1);
    const std::size_t length = 1 + dice.below(20);
    switch (dice.below(6)) {
        case 0: text.insert(at, 1, random_byte(dice)); break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(at, text.substr(dice.below(text.size() + 1), length)); break;
        case 3: text.resize(at); break;
        case 4: {
            const std::string& other = others[dice.below(others.size())];
            text.insert(at, other.substr(dice.below(other.size() + 1), 4 * length));
            break;
        }
        default:
            if (at < text.size()) text[at] = random_byte(dice);
    }
}

void load_any(const std::string& text) {
    if (text.find("\"vary\"") == std::string::npos) to_json(from_json(text, "mutated.json"));
    else sweep_from_json(text, "mutated.json");
}

}  // namespace

TEST_CASE("no bytes make a config do anything but load or be refused") {
    const char* wanted = std::getenv("XGRAD_MUTATIONS");
    const std::uint64_t count = wanted == nullptr ? 30 : std::strtoull(wanted, nullptr, 10);
    const std::vector<std::string> originals = texts();
    std::size_t loaded = 0;
    std::size_t refused = 0;
    for (std::size_t file = 0; file < originals.size(); ++file)
        for (std::uint64_t i = 0; i < count; ++i) {
            CAPTURE(seed, file, i);
            Dice dice(RandomStream(seed, file).substream(i));
            std::string text = originals[file];
            for (std::size_t changes = 1 + dice.below(4); changes > 0; --changes)
                mutate(text, originals, dice);
            try {
                load_any(text);
                ++loaded;
            } catch (const Error&) {
                ++refused;
            }
        }
    CHECK(loaded > 0);
    CHECK(refused > originals.size());
}
