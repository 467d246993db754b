#include "xgrad/data/sampler.hpp"

#include "support/catch.hpp"

namespace xgrad::data {
namespace {

// A sampler from outside the library.
struct Backwards {
    static constexpr bool fills_batches = false;
    std::vector<std::int64_t> order(const EpochRequest& epoch) const {
        std::vector<std::int64_t> positions;
        for (std::int64_t i = 1; i <= epoch.draws; ++i) positions.push_back(epoch.examples - i);
        return positions;
    }
    static Fields<Backwards> fields() { return {"backwards", "the last example first"}; }
};

}  // namespace

TEST_CASE("a sampler from outside the library plays the role") {
    const Sampler sampler = Backwards{};
    CHECK(sampler.type() == "backwards");
    CHECK_FALSE(sampler->fills_batches());
    CHECK(sampler->order({4, 3, RandomStream(1, "test")}) == std::vector<std::int64_t>{3, 2, 1});
}

}  // namespace xgrad::data
