#include "xgrad/config/compose.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

#include <cstdint>
#include <string>

using namespace xgrad;
using namespace xgrad::config;
using xgrad::tests::TempFolder;

namespace {

const LocatedJson& at(const LocatedJson& json, const std::string& key) {
    const LocatedJson* found = json.find(key);
    REQUIRE(found != nullptr);
    return *found;
}

// What mine.json reads as if it extends base.json.
LocatedJson extended(const std::string& base, const std::string& mine) {
    const TempFolder folder;
    folder.write("base.json", base);
    return read_file(folder.write("mine.json", "{\"extends\": \"base.json\", " + mine + "}"));
}

std::string refusal(const std::filesystem::path& path) {
    try {
        read_file(path);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a file is read with its name as place") {
    const TempFolder folder;
    const auto path = folder.write("m.json", "{\n \"a\": 1}");
    CHECK(to_string(at(read_file(path), "a").place) == path.string() + ":2:7");
}

TEST_CASE("an extended file's values come first") {
    const LocatedJson json = extended(R"({"a": 1, "b": 2})", R"("b": 3, "c": 4)");
    CHECK(at(json, "a").get<std::int64_t>() == 1);
    CHECK(at(json, "b").get<std::int64_t>() == 3);
    CHECK(at(json, "c").get<std::int64_t>() == 4);
    CHECK(json.find("extends") == nullptr);
}

TEST_CASE("objects are merged key by key, lists and the rest are replaced") {
    const LocatedJson json = extended(R"({"o": {"a": 1, "b": {"c": 2, "d": 3}}, "l": [1, 2], "s": "x"})",
                                      R"("o": {"b": {"c": 4}}, "l": [3], "s": {"y": 1})");
    CHECK(at(at(json, "o"), "a").get<std::int64_t>() == 1);
    CHECK(at(at(at(json, "o"), "b"), "c").get<std::int64_t>() == 4);
    CHECK(at(at(at(json, "o"), "b"), "d").get<std::int64_t>() == 3);
    CHECK(at(json, "l").get<LocatedJson::List>().size() == 1);
}

TEST_CASE("an object of another type is replaced") {
    for (const std::string key : {"type", "format", "kind"}) {
        INFO(key);
        const std::string base = R"({"o": {")" + key + R"(": "Adam", "rate": 1}})";
        const LocatedJson other = extended(base, R"("o": {")" + key + R"(": "SGD"})");
        CHECK(at(other, "o").find("rate") == nullptr);
        const LocatedJson same = extended(base, R"("o": {")" + key + R"(": "Adam", "beta": 2})");
        CHECK(at(same, "o").find("rate") != nullptr);
        const LocatedJson silent = extended(base, R"("o": {"beta": 2})");
        CHECK(at(at(silent, "o"), key).get<std::string>() == "Adam");
    }
}

TEST_CASE("a type given by its name alone keeps it when settings are added") {
    const LocatedJson json = extended(R"({"o": "Adam"})", R"("o": {"rate": 2})");
    CHECK(at(at(json, "o"), "type").get<std::string>() == "Adam");
    CHECK(at(at(json, "o"), "rate").get<std::int64_t>() == 2);
}

TEST_CASE("each value has the place where it was written") {
    const TempFolder folder;
    const auto base = folder.write("base.json", R"({"o": {"a": 1, "b": 2}})");
    const auto mine = folder.write("mine.json", "{\"extends\": \"base.json\",\n \"o\": {\"b\": 3}}");
    const LocatedJson json = read_file(mine);
    CHECK(to_string(at(at(json, "o"), "a").place) == base.string() + ":1:13");
    CHECK(to_string(at(at(json, "o"), "b").place) == mine.string() + ":2:13");
    CHECK(to_string(at(json, "o").place) == mine.string() + ":2:7");
}

TEST_CASE("files extend each other in chains, each beside the one that names it") {
    const TempFolder folder;
    folder.write("shared/first.json", R"({"a": 1, "b": 1, "c": 1})");
    folder.write("shared/second.json", R"({"extends": "first.json", "b": 2, "c": 2})");
    const LocatedJson json =
        read_file(folder.write("third.json", R"({"extends": "shared/second.json", "c": 3})"));
    CHECK(at(json, "a").get<std::int64_t>() == 1);
    CHECK(at(json, "b").get<std::int64_t>() == 2);
    CHECK(at(json, "c").get<std::int64_t>() == 3);
}

TEST_CASE("two files may extend the same one") {
    const TempFolder folder;
    folder.write("base.json", R"({"a": 1})");
    folder.write("left.json", R"({"extends": "base.json"})");
    CHECK(refusal(folder.write("mine.json", R"({"extends": "./left.json"})")).empty());
}

TEST_CASE("a circle of files is refused where it closes") {
    const TempFolder folder;
    const auto a = folder.write("a.json", R"({"extends": "b.json"})");
    const auto b =
        folder.write("b.json", R"({"extends": "../)" + folder.path().filename().string() + R"(/a.json"})");
    CHECK_THAT(refusal(a), StartsWith(b.string() + ":1:13: error: extends: \""));
    CHECK_THAT(refusal(a), EndsWith("a.json\" extends this file in its turn; break the circle"));
    const auto self = folder.write("self.json", R"({"extends": "self.json"})");
    CHECK_THAT(refusal(self), StartsWith(self.string() + ":1:13: error: extends: "));
}

TEST_CASE("an extended file that cannot be read is told at the place that names it") {
    const TempFolder folder;
    const auto mine = folder.write("mine.json", R"({"extends": "none.json"})");
    CHECK(refusal(mine) ==
          mine.string() + ":1:13: error: extends: cannot find \"" + (folder / "none.json").string() + "\"");
    const auto number = folder.write("number.json", R"({"extends": 3})");
    CHECK(refusal(number) ==
          number.string() + ":1:13: error: extends: 3; expected the name of a config file");
}

TEST_CASE("an error in an extended file has its place there") {
    const TempFolder folder;
    const auto base = folder.write("base.json", "{\"a\": }");
    CHECK(refusal(folder.write("mine.json", R"({"extends": "base.json"})")) ==
          base.string() + ":1:7: error: unexpected \"}\"; expected a value");
}

TEST_CASE("a config that cannot be read is refused with the reason") {
    const TempFolder folder;
    CHECK_THROWS_AS(read_file(folder / "none.json"), FileError);
    CHECK(refusal(folder / "none.json") == "cannot find \"" + (folder / "none.json").string() + "\"");
    CHECK(refusal(folder.path()) == folder.path().string() + ": a folder; expected a config file");
    CHECK(refusal(folder.write("empty.json", "")) ==
          (folder / "empty.json").string() + ":1:1: error: the file is empty; expected an object: {...}");
}

TEST_CASE("a key that stands twice in the extending file is still known to do so") {
    const LocatedJson json = extended(R"({"a": 1})", R"("a": 2, "a": 3)");
    const auto& members = json.get<LocatedJson::Object>();
    REQUIRE(members.size() == 2);
    CHECK(members[0].value.get<std::int64_t>() == 2);
    CHECK(members[1].first);
}

TEST_CASE("a config within another file is completed by what it extends, seen from that file") {
    const TempFolder folder;
    folder.write("base.json", R"({"a": 1, "b": {"c": 2}})");
    const LocatedJson whole =
        complete(parse(R"({"extends": "base.json", "b": {"d": 3}})", "m.json"), folder.path());
    CHECK(whole.find("a")->get<std::int64_t>() == 1);
    CHECK(whole.find("b")->find("c")->get<std::int64_t>() == 2);
    CHECK(whole.find("b")->find("d")->get<std::int64_t>() == 3);
    CHECK(whole.find("extends") == nullptr);
}
