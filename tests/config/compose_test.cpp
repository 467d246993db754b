#include "xgrad/config/compose.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using namespace xgrad::config;

namespace {

std::int64_t integer(const LocatedJson& json, const std::string& key) {
    return json.find(key)->get<std::int64_t>();
}

std::string complaint(const std::string& assignment) {
    LocatedJson json = parse(R"({"a": {"b": [1, {"c": 2}]}, "n": 3, "s": "SGD"})", "m");
    try {
        set(json, assignment);
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("a file takes the values of the one it extends first, key by key") {
    const tests::TempFolder folder;
    folder.write("deep/base.json",
                 R"({"x": 1, "o": {"p": 1, "q": 2}, "l": [1, 2], "t": {"type": "A", "k": 1}})");
    folder.write("mid.json", R"({"extends": "deep/base.json", "y": 2, "l": [3]})");
    const LocatedJson json =
        read_file(folder.write("top.json", R"({"extends": "mid.json", "o": {"q": 5}, "t": {"type": "B"}})"));
    CHECK(integer(json, "x") == 1);
    CHECK(integer(json, "y") == 2);
    CHECK(integer(*json.find("o"), "p") == 1);
    CHECK(integer(*json.find("o"), "q") == 5);
    CHECK(json.find("l")->get<LocatedJson::List>().size() == 1);
    CHECK(json.find("t")->find("k") == nullptr);
    CHECK(json.find("extends") == nullptr);
    CHECK(to_string(json.find("x")->place) == (folder / "deep/base.json").string() + ":1:7");
}

TEST_CASE("files that extend each other, or one that is not there, are errors with a place") {
    const tests::TempFolder folder;
    folder.write("a.json", R"({"extends": "b.json"})");
    folder.write("b.json", R"({"extends": "a.json"})");
    CHECK_THROWS_WITH(
        read_file(folder / "a.json"),
        (folder / "b.json").string() + ":1:13: error: extends: the files extend each other in a circle");
    const auto lost = folder.write("c.json", R"({"extends": "none.json"})");
    CHECK_THROWS_WITH(read_file(lost),
                      StartsWith(lost.string() + ":1:13: error: extends: there is no file "));
    CHECK_THROWS_AS(read_file(folder / "none.json"), FileError);
    const auto list = folder.write("d.json", "[]");
    CHECK_THROWS_WITH(read_file(list),
                      list.string() + ":1:1: error: the file holds no object; expected an object: {...}");
}

TEST_CASE("values are set by their path, and say where they come from") {
    LocatedJson json = parse(R"({"a": {"b": [1, {"c": 2}]}, "s": "SGD"})", "m");
    set(json, "a.b[1].c=7");
    set(json, "new.deep=word");
    set(json, "a.list=[1, 2]");
    set(json, "s.learning_rate=0.5");
    const LocatedJson& c = *json.find("a")->find("b")->get<LocatedJson::List>()[1].find("c");
    CHECK(c.get<std::int64_t>() == 7);
    CHECK(to_string(c.place) == "--set a.b[1].c=7");
    CHECK(json.find("new")->find("deep")->get<std::string>() == "word");
    CHECK(json.find("a")->find("list")->get<LocatedJson::List>().size() == 2);
    CHECK(json.find("s")->find("type")->get<std::string>() == "SGD");
    CHECK(json.find("s")->find("learning_rate")->get<double>() == 0.5);
}

TEST_CASE("paths that cannot be followed are errors") {
    CHECK(complaint("abc") == "--set abc: error: no PATH=VALUE; expected for example training.epochs=3");
    CHECK(complaint("a.b[2]=1") ==
          "--set a.b[2]=1: error: [2] of a list of 2; expected an index from 0 to one below the length");
    CHECK(complaint("n.x=1") ==
          "--set n.x=1: error: \"x\" is sought in something that is no object; expected a path to a setting");
    CHECK(complaint("n[0]=1") ==
          "--set n[0]=1: error: [0] is sought in something that is no list; expected a path to a setting");
    CHECK(complaint("a[x]=1") ==
          "--set a[x]=1: error: a path that cannot be read; expected keys and indices, as in model[0].units");
    CHECK_THAT(complaint("a={\"b\":"), StartsWith("--set a={\"b\":"));
}
