#include "xgrad/base/piece.hpp"

#include "support/catch.hpp"
#include "xgrad/base/table.hpp"

#include <string>
#include <type_traits>
#include <utility>

using namespace xgrad;

namespace {

struct GreetingRole {
    struct Concept {
        virtual ~Concept() = default;
        virtual std::string say() const = 0;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        std::string say() const override { return value.say(); }
        T value;
    };
};

// No base class: fields() and what the model calls are all that a type needs.
struct Hello {
    std::string name = "you";
    static Fields<Hello> fields() { return {"Hello", "greets", field("name", &Hello::name)}; }
    std::string say() const { return "hello " + name; }
};

struct Bye {
    static Fields<Bye> fields() { return {"Bye", "leaves"}; }
    std::string say() const { return "bye"; }
};

using Greeting = Piece<GreetingRole>;

std::string& name_of(Greeting& greeting) {
    const Record record = greeting.record();
    return *std::get<std::string*>(record.list->fields[0].value(record.object));
}

}  // namespace

TEST_CASE("a piece plays its role, whatever the type behind it") {
    Greeting greeting = Hello{.name = "Ada"};
    CHECK(greeting->say() == "hello Ada");
    CHECK(greeting.type() == "Hello");
    greeting = Bye{};
    CHECK(greeting->say() == "bye");
    CHECK(greeting.type() == "Bye");
}

TEST_CASE("a piece shows its value to those who know the type") {
    const Greeting greeting = Hello{.name = "Ada"};
    REQUIRE(greeting.get<Hello>() != nullptr);
    CHECK(greeting.get<Hello>()->name == "Ada");
    CHECK(greeting.get<Bye>() == nullptr);
}

TEST_CASE("a piece is empty until a type is chosen, and after it was moved from") {
    CHECK(Greeting().empty());
    CHECK(Greeting().get<Hello>() == nullptr);
    Greeting greeting = Hello{};
    CHECK_FALSE(greeting.empty());
    const Greeting taken = std::move(greeting);
    CHECK(taken->say() == "hello you");
    CHECK(greeting.empty());  // NOLINT(bugprone-use-after-move): what it is now is the question
}

TEST_CASE("a copy has settings of its own") {
    Greeting greeting = Hello{.name = "Ada"};
    Greeting copy = greeting;
    Greeting assigned;
    assigned = greeting;
    name_of(greeting) = "Bob";
    CHECK(greeting->say() == "hello Bob");
    CHECK(copy->say() == "hello Ada");
    CHECK(assigned->say() == "hello Ada");
    CHECK(Greeting(Greeting()).empty());
}

TEST_CASE("a piece assigned to itself stays what it is") {
    Greeting greeting = Hello{.name = "Ada"};
    const Greeting& same = greeting;
    greeting = same;
    CHECK(greeting->say() == "hello Ada");
}

TEST_CASE("only described types become pieces") {
    STATIC_REQUIRE(std::is_convertible_v<Hello, Greeting>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<std::string, Greeting>);
}
