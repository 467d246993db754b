#include "xgrad/optim/epsilon.hpp"

#include "support/catch.hpp"

namespace xgrad::optim {

TEST_CASE("epsilon outside the root is added to the root") {
    const SafeRoot<double> root(0.5, EpsilonPlacement::outside_root);
    CHECK(root(0.0) == 0.5);
    CHECK(root(4.0) == 2.5);
}

TEST_CASE("epsilon inside the root is added to the square") {
    const SafeRoot<double> root(5.0, EpsilonPlacement::inside_root);
    CHECK(root(4.0) == 3.0);
}

TEST_CASE("JSON calls the places of epsilon outside_root and inside_root") {
    EpsilonPlacement placement = EpsilonPlacement::inside_root;
    const auto choice = std::get<Choice>(value_of(placement));
    CHECK(choice.names[choice.get(choice.object)] == "inside_root");
    choice.set(choice.object, 0);
    CHECK(choice.names[0] == "outside_root");
    CHECK(placement == EpsilonPlacement::outside_root);
}

}  // namespace xgrad::optim
