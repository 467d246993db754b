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

struct Farewell {
    static Fields<Farewell> fields() { return {"Farewell", "leaves for good"}; }
    std::string call() const { return "farewell"; }
};

Table<ShoutRole> table() {
    Table<ShoutRole> all;
    all.add<Hello>({"Hi"}).add<Bye>();
    return all;
}

}  // namespace

TEST_CASE("types are found by name and alias, in the order of their entry") {
    const auto all = table();
    CHECK(all.role() == "shout");
    CHECK(all.key() == "type");
    CHECK(all.make("Hello")->call() == "hello you");
    CHECK(all.make("Hi").type() == "Hello");
    CHECK(all.entries()[0].name == "Hello");
    CHECK(all.entries()[0].aliases == std::vector<std::string>{"Hi"});
    CHECK(all.entries()[1].name == "Bye");
    CHECK(all.find("Bye")->list->help == "leaves");
}

TEST_CASE("names are told apart by upper and lower case") { CHECK(table().find("hello") == nullptr); }

TEST_CASE("an unknown name comes with the nearest one, or with all there are") {
    const auto all = table();
    CHECK_THROWS_WITH(all.make("Helo"), "unknown shout \"Helo\"; did you mean \"Hello\"?");
    CHECK_THROWS_WITH(all.make("hi"), "unknown shout \"hi\"; did you mean \"Hi\"?");
    CHECK_THROWS_WITH(all.make("Zzzzz"), "unknown shout \"Zzzzz\"; expected one of Hello, Bye");
    CHECK_THROWS_WITH(all.make(""), "unknown shout \"\"; expected one of Hello, Bye");
}

TEST_CASE("a name or alias that is taken is refused, and nothing is added") {
    auto all = table();
    CHECK_THROWS_WITH(all.add<Bye>(), "shout table: \"Bye\" is already there; choose another name");
    CHECK_THROWS_WITH(all.add<Farewell>({"Hi"}), "shout table: \"Hi\" is already there; choose another name");
    CHECK(all.find("Farewell") == nullptr);
    CHECK(all.entries().size() == 2);
    all.add<Farewell>();
    CHECK(all.make("Farewell")->call() == "farewell");
}

TEST_CASE("the nearest name forgives a letter too few, too many, wrong or swapped, and the case of letters") {
    const std::vector<std::string> names{"units", "bias", "learning_rate"};
    CHECK(nearest_name("unit", names) == "units");
    CHECK(nearest_name("unitss", names) == "units");
    CHECK(nearest_name("unots", names) == "units");
    CHECK(nearest_name("untis", names) == "units");
    CHECK(nearest_name("UNITS", names) == "units");
    CHECK(nearest_name("bais", names) == "bias");
}

TEST_CASE("a longer name may have more slips, one for each three letters") {
    const std::vector<std::string> names{"units", "bias", "learning_rate"};
    CHECK(nearest_name("lerning_rte", names) == "learning_rate");
    CHECK(nearest_name("learningrate", names) == "learning_rate");
    CHECK(nearest_name("colour", names).empty());
    CHECK(nearest_name("", names).empty());
    CHECK(nearest_name("units", {}).empty());
    CHECK(nearest_name(std::string(1000000, 'u'), names).empty());
}

TEST_CASE("of several names the nearest is chosen, and the first of equally near ones") {
    CHECK(nearest_name("beta", {"beta1", "beta2"}) == "beta1");
    CHECK(nearest_name("beta3", {"beta2", "beta1"}) == "beta2");
    CHECK(nearest_name("tests", {"rests", "test"}) == "rests");
    CHECK(nearest_name("epoch", {"epsilon", "epochs"}) == "epochs");
}

TEST_CASE("a word that abbreviates one name is meant for it") {
    const std::vector<std::string> keys = {"type", "learning_rate", "weight_decay", "momentum"};
    CHECK(nearest_name("lr", keys) == "learning_rate");
    CHECK(nearest_name("WD", keys) == "weight_decay");
    CHECK(nearest_name("mom", keys) == "momentum");
    CHECK(nearest_name("m", keys).empty());
    CHECK(nearest_name("SWL", {"MeanSquaredError", "SoftmaxWithLoss"}) == "SoftmaxWithLoss");
    CHECK(nearest_name("dec", {"decay", "decoupled"}).empty());
}

TEST_CASE("a word that is near nothing is meant for nothing") {
    const std::vector<std::string> keys = {"name",   "inputs",           "type",   "units", "bias",
                                           "weight", "bias_initializer", "penalty"};
    for (const char* word : {"hidden", "neurons", "size", ""}) {
        INFO(word);
        CHECK(nearest_name(word, keys).empty());
    }
}
