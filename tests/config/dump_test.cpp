#include "xgrad/config/dump.hpp"

#include "support/catch.hpp"
#include "xgrad/base/fields.hpp"
#include "xgrad/config/bind.hpp"

#include <nlohmann/json.hpp>

using namespace xgrad;
using namespace xgrad::config;

namespace {

struct Inner {
    std::vector<std::int64_t> sizes = {1, 2};
    static Fields<Inner> fields() { return {"Inner", "inner", field("sizes", &Inner::sizes)}; }
};

struct Outer {
    double tenth = 0.1;
    std::optional<std::int64_t> count = {};
    std::optional<std::int64_t> all = {};
    NameOrIndex column = std::string("x");
    Inner inner = {};
    std::vector<Inner> list = {Inner{}, Inner{{}}};
    static Fields<Outer> fields() {
        return {"Outer",
                "outer",
                field("tenth", &Outer::tenth),
                field("count", &Outer::count),
                field("all", &Outer::all).or_word("all"),
                field("column", &Outer::column),
                field("inner", &Outer::inner),
                field("list", &Outer::list)};
    }
};

}  // namespace

TEST_CASE("a struct is written in full, and binding gives it back") {
    Outer outer;
    const auto json = dump(record_of(outer));
    CHECK(
        json.dump() ==
        R"({"tenth":0.1,"count":null,"all":"all","column":"x","inner":{"sizes":[1,2]},"list":[{"sizes":[1,2]},{"sizes":[]}]})");
    Outer back{.tenth = 0, .count = 3, .column = std::int64_t{4}, .inner = {{9}}, .list = {}};
    CHECK(bind(parse(json.dump(), "o"), record_of(back)).problems.empty());
    CHECK(dump(record_of(back)) == json);
}

TEST_CASE("pretty text keeps on one line what fits") {
    Outer outer;
    CHECK(pretty(dump(record_of(outer))) ==
          "{\n  \"tenth\": 0.1,\n  \"count\": null,\n  \"all\": \"all\",\n  \"column\": \"x\",\n  \"inner\": "
          "{\"sizes\": [1, 2]},\n"
          "  \"list\": [{\"sizes\": [1, 2]}, {\"sizes\": []}]\n}\n");
}
