#include "xgrad/data/target_type.hpp"

#include "support/catch.hpp"

using namespace xgrad;
using data::TargetType;

TEST_CASE("the types of target have the words of the JSON format") {
    TargetType type = TargetType::automatic;
    const Choice choice = std::get<Choice>(value_of(type));
    CHECK(choice.names[choice.get(choice.object)] == "auto");
    type = TargetType::classes;
    CHECK(choice.names[choice.get(choice.object)] == "class");
    choice.set(choice.object, 2);
    CHECK(type == TargetType::numbers);
    CHECK(choice.names[2] == "number");
}
