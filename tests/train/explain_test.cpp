#include "train/explain.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/bind.hpp"
#include "xgrad/train/tables.hpp"

#include <algorithm>

using namespace xgrad;

namespace {

std::vector<std::string> found(const std::string& name) {
    std::vector<std::string> names;
    for (const config::Explanation& explanation : explain(name)) names.push_back(explanation.name);
    return names;
}

}  // namespace

TEST_CASE("types are found by name and alias, roles by what they are called") {
    CHECK(found("Linear") == std::vector<std::string>{"Linear"});
    CHECK(found("Dense") == std::vector<std::string>{"Linear"});
    CHECK(found("optimizer") == std::vector<std::string>{"optimizer"});
    CHECK(found("loss") == std::vector<std::string>{"loss", "loss"});
    CHECK(explain("loss")[1].fields[1].name == "of");
    CHECK(explain_all().size() == all_tables().size());
}

TEST_CASE("settings are found by their path or its end, those of types too") {
    CHECK(found("training.batch") == std::vector<std::string>{"training.batch"});
    CHECK(found("model[2].units") == std::vector<std::string>{"model (Linear).units"});
    const auto rates = found("learning_rate");
    CHECK(std::find(rates.begin(), rates.end(), "optimizer (Adam).learning_rate") != rates.end());
    CHECK(explain("epochs").front().fields.front().takes ==
          "a whole number, at least 1 and at most 1000000000");
}

TEST_CASE("a name that nothing has is answered with the nearest") {
    CHECK_THROWS_WITH(explain("Lineer"), "nothing is called \"Lineer\"; did you mean \"Linear\"?");
    CHECK_THROWS_WITH(
        explain("qqqq"),
        "nothing is called \"qqqq\"; expected a type such as Linear, a role such as layer, or a "
        "setting such as training.batch; without a name, all are listed");
}

// But for the keys that stand beside a type's own settings.
TEST_CASE("every example of a type can be used as it stands") {
    for (const AnyTable* table : all_tables())
        for (const TableEntry& entry : table->entries()) {
            INFO(table->role() << " " << entry.name);
            const std::string example = config::explain(*table, entry).example;
            config::LocatedJson json = config::parse(example, "example");
            REQUIRE(json.find(table->key()) != nullptr);
            CHECK(json.find(table->key())->get<std::string>() == entry.name);
            std::erase_if(json.get<config::LocatedJson::Object>(), [&](const auto& member) {
                return member.key == table->key() || member.key == "inputs" || member.key == "split";
            });
            const Sample sample = entry.sample();
            for (const Problem& problem : config::bind(json, sample.record).problems)
                FAIL_CHECK(to_string(problem));
        }
}
