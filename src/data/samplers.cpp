#include "xgrad/data/samplers.hpp"

#include <numeric>

namespace xgrad::data {

Fields<WithoutReplacement> WithoutReplacement::fields() {
    return {"without_replacement", "every example once an epoch, in a fresh random order"};
}

std::vector<std::int64_t> WithoutReplacement::order(const EpochRequest& epoch) const {
    std::vector<std::int64_t> positions = epoch.random.permutation(epoch.examples);
    positions.resize(static_cast<std::size_t>(epoch.draws));
    return positions;
}

Fields<WithReplacement> WithReplacement::fields() {
    return {"with_replacement", "every draw from all examples; all mini-batches are full"};
}

std::vector<std::int64_t> WithReplacement::order(const EpochRequest& epoch) const {
    std::vector<std::int64_t> positions(static_cast<std::size_t>(epoch.draws));
    for (std::size_t i = 0; i < positions.size(); ++i)
        positions[i] =
            static_cast<std::int64_t>(epoch.random.below(i, static_cast<std::uint64_t>(epoch.examples)));
    return positions;
}

Fields<Sequential> Sequential::fields() {
    return {"sequential", "every example once an epoch, in the order of the data"};
}

std::vector<std::int64_t> Sequential::order(const EpochRequest& epoch) const {
    std::vector<std::int64_t> positions(static_cast<std::size_t>(epoch.draws));
    std::iota(positions.begin(), positions.end(), 0);
    return positions;
}

Table<SamplerRole>& samplers() {
    static Table<SamplerRole> table = [] {
        Table<SamplerRole> all;
        all.add<WithoutReplacement>().add<WithReplacement>().add<Sequential>();
        return all;
    }();
    return table;
}

Table<SamplerRole>& SamplerRole::table() { return samplers(); }

}  // namespace xgrad::data
