#include "xgrad/base/table.hpp"

#include "support/catch.hpp"

using namespace xgrad;

namespace {

struct ShoutRole {
    static constexpr std::string_view name = "shout";
    static constexpr std::string_view key = "type";
    struct Concept {
        virtual ~Concept() = default;
        virtual std::string call() const = 0;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        std::string call() const override { return value.call(); }
        T value;
    };
    static Table<ShoutRole>& table();
};

struct Hello {
    std::string name = "you";
    static Fields<Hello> fields() { return {"Hello", "greets", field("name", &Hello::name)}; }
    std::string call() const { return "hello " + name; }
};

struct Bye {
    static Fields<Bye> fields() { return {"Bye", "leaves"}; }
    std::string call() const { return "bye"; }
};

Table<ShoutRole> table() {
    Table<ShoutRole> all;
    all.add<Hello>({"Hi"}).add<Bye>();
    return all;
}

}  // namespace

TEST_CASE("types are found by name and alias, in the order of their entry") {
    const auto all = table();
    CHECK(all.make("Hello")->call() == "hello you");
    CHECK(all.make("Hi").type() == "Hello");
    CHECK(all.entries()[1].name == "Bye");
    CHECK(all.find("hello") == nullptr);
}

TEST_CASE("unknown names and names that are taken are errors") {
    auto all = table();
    CHECK_THROWS_WITH(all.make("Helo"), "unknown shout \"Helo\"; did you mean \"Hello\"?");
    CHECK_THROWS_WITH(all.make("Zzzzz"), "unknown shout \"Zzzzz\"; expected one of Hello, Bye");
    CHECK_THROWS_WITH(all.add<Bye>(), "shout table: \"Bye\" is already there; choose another name");
}

TEST_CASE("a piece is copied with its settings") {
    Piece<ShoutRole> piece = Hello{.name = "a"};
    Piece<ShoutRole> copy = piece;
    *std::get<std::string*>(copy.record().list->fields[0].value(copy.record().object)) = "b";
    CHECK(piece->call() == "hello a");
    CHECK(copy->call() == "hello b");
    CHECK(copy.get<Hello>()->name == "b");
    CHECK(copy.get<Bye>() == nullptr);
    CHECK(Piece<ShoutRole>().empty());
}

TEST_CASE("the nearest name forgives a typist") {
    const std::vector<std::string> names{"units", "bias", "learning_rate"};
    CHECK(nearest_name("unit", names) == "units");
    CHECK(nearest_name("UNITS", names) == "units");
    CHECK(nearest_name("lerning_rte", names) == "learning_rate");
    CHECK(nearest_name("colour", names).empty());
}
