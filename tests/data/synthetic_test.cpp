#include "xgrad/data/synthetic.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {

TEST_CASE("the table lists the synthetic sets, and each says what it is and what its settings do") {
    std::vector<std::string> names;
    for (const TableEntry& entry : synthetic_sets().entries()) {
        names.push_back(entry.name);
        CHECK_FALSE(entry.list->help.empty());
        for (const Field& field : entry.list->fields) CHECK_FALSE(field.help().empty());
    }
    CHECK(names ==
          std::vector<std::string>{"spiral", "xor", "two_moons", "blobs", "pairs", "linear", "random"});
    CHECK(synthetic_sets().make("moons").type() == "two_moons");
}

TEST_CASE("an unknown synthetic set is answered with the nearest name") {
    CHECK_THROWS_WITH(synthetic_sets().make("sprial"),
                      "unknown synthetic set \"sprial\"; did you mean \"spiral\"?");
}

TEST_CASE("every synthetic set is the same for the same settings, and in the dtype asked for") {
    for (const TableEntry& entry : synthetic_sets().entries()) {
        INFO(entry.name);
        SyntheticSet set = synthetic_sets().make(entry.name);
        CHECK(validate(set.record()).empty());
        const Dataset once = set->make(Dtype::float64);
        const Dataset again = set->make(Dtype::float64);
        CHECK(once.inputs() == again.inputs());
        CHECK(once.targets() == again.targets());
        CHECK_NOTHROW(require_examples(once, entry.name));
        CHECK(set->make(Dtype::float32).inputs() == once.inputs().as(Dtype::float32));
    }
}

TEST_CASE("every noisy synthetic set changes with its seed") {
    CHECK_FALSE(Spiral{.seed = 1}.make(Dtype::float32).inputs() ==
                Spiral{.seed = 2}.make(Dtype::float32).inputs());
    CHECK_FALSE(TwoMoons{.seed = 1}.make(Dtype::float32).inputs() ==
                TwoMoons{.seed = 2}.make(Dtype::float32).inputs());
    CHECK_FALSE(Blobs{.seed = 1}.make(Dtype::float32).inputs() ==
                Blobs{.seed = 2}.make(Dtype::float32).inputs());
    CHECK_FALSE(Noise{.seed = 1}.make(Dtype::float32).inputs() ==
                Noise{.seed = 2}.make(Dtype::float32).inputs());
    CHECK_FALSE(NoisyLinear{.seed = 1}.make(Dtype::float32).inputs() ==
                NoisyLinear{.seed = 2}.make(Dtype::float32).inputs());
    CHECK_FALSE(Xor{.noise = 0.1, .seed = 1}.make(Dtype::float32).inputs() ==
                Xor{.noise = 0.1, .seed = 2}.make(Dtype::float32).inputs());
}

}  // namespace xgrad::data
