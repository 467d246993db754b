// Who may include whom: data flows one way, and a part never knows the parts to its right.
#include "support/catch.hpp"
#include "support/source_tree.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <vector>

using namespace xgrad::tests;

namespace {

using Names = std::vector<std::string>;

// What a room's files may include besides their own room, the standard library, the system and fmt.
struct Room {
    Names rooms;  // or a part of one: "graph/print"
    Names libraries = {};
};

const Names all = {"base", "kernels", "config", "graph", "program", "transform", "nn", "optim", "data"};

const std::map<std::string, Room> table = {
    {"base", {.rooms = {}, .libraries = {"Random123"}}},
    {"kernels", {.rooms = {"base"}, .libraries = {"xsimd", "cblas"}}},
    {"config", {.rooms = {"base"}, .libraries = {"nlohmann"}}},
    {"graph", {.rooms = {"base", "kernels"}}},
    {"program", {.rooms = {"base", "kernels", "graph"}}},
    {"transform", {.rooms = {"base", "graph", "program"}, .libraries = {"xtensor"}}},
    {"nn", {.rooms = {"base", "graph"}}},
    {"optim", {.rooms = {"base", "kernels"}}},
    {"data", {.rooms = {"base"}, .libraries = {"xtensor", "zlib"}}},
    {"train", {.rooms = all, .libraries = {"xtensor", "nlohmann"}}},
    {"report", {.rooms = {"base", "graph/print"}, .libraries = {"nlohmann"}}},
    {"cli",
     {.rooms = {"base", "config", "graph", "program", "transform", "nn", "optim", "data", "train", "report"},
      .libraries = {"nlohmann", "CLI"}}},
};

// Libraries by the beginning of their headers; "xgrad/xtensor.hpp" stands for xtensor.
const std::map<std::string, std::string> libraries = {
    {"xgrad/xtensor.hpp", "xtensor"},
    {"xtensor/", "xtensor"},
    {"xtl/", "xtensor"},
    {"nlohmann/", "nlohmann"},
    {"CLI/", "CLI"},
    {"xsimd/", "xsimd"},
    {"cblas", "cblas"},
    {"zlib.h", "zlib"},
    {"Random123/", "Random123"},
};

bool begins_with_one_of(const std::string& path, const Names& beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [&](const std::string& beginning) {
        return path.starts_with(beginning + "/") || path.starts_with(beginning + ".");
    });
}

// "include/xgrad/graph/ops.hpp" and "src/graph/ops.cpp" -> "graph/ops.hpp", "graph/ops.cpp"
std::string in_room(std::string path) {
    for (const std::string folder : {"include/", "src/", "xgrad/"})
        if (path.starts_with(folder)) path.erase(0, folder.size());
    return path;
}

std::string room_of(const std::string& path) {
    const std::string inside = in_room(path);
    const auto slash = inside.find('/');
    return slash == std::string::npos ? "" : inside.substr(0, slash);
}

std::optional<std::string> library_of(const std::string& header) {
    for (const auto& [beginning, name] : libraries)
        if (header.starts_with(beginning)) return name;
    return std::nullopt;
}

bool allowed(const std::string& file, const std::string& header) {
    const std::string room = room_of(file);
    if (room.empty()) return true;  // an umbrella header
    const Room& rules = table.at(room);
    if (const auto library = library_of(header))
        return std::find(rules.libraries.begin(), rules.libraries.end(), *library) != rules.libraries.end();
    if (room_of(header) == room || !table.contains(room_of(header))) return true;
    return begins_with_one_of(in_room(header), rules.rooms);
}

// One line for each include that the table does not allow.
Names breaches(const std::string& file, const Names& lines) {
    static const std::regex include(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"].*)");
    Names found;
    for (const std::string& line : lines) {
        std::smatch match;
        if (!std::regex_match(line, match, include) || allowed(file, match[1])) continue;
        found.push_back(file + " includes " + match[1].str() + ", which the room \"" + room_of(file) +
                        "\" must not know");
    }
    return found;
}

Names sources() {
    Names files;
    for (const std::string folder : {"include", "src"})
        for (const std::string ending : {".hpp", ".cpp"})
            for (const std::string& file : files_below(folder, ending)) files.push_back(file);
    return files;
}

}  // namespace

TEST_CASE("every room of the tree stands in the table of rooms") {
    for (const std::string& file : sources()) {
        INFO(file);
        CHECK((room_of(file).empty() || table.contains(room_of(file))));
    }
}

TEST_CASE("includes follow the table of rooms") {
    REQUIRE_FALSE(sources().empty());
    for (const std::string& file : sources()) {
        if (room_of(file).empty() || !table.contains(room_of(file))) continue;
        for (const std::string& breach : breaches(file, lines_of(file))) FAIL_CHECK(breach);
    }
}

TEST_CASE("an include of a room to the right is a breach that names both files") {
    CHECK(
        breaches("src/graph/var.cpp", {"#include \"xgrad/program/program.hpp\""}) ==
        Names{
            "src/graph/var.cpp includes xgrad/program/program.hpp, which the room \"graph\" must not know"});
    CHECK(breaches("include/xgrad/nn/layer.hpp", {"#  include \"kernels/map.hpp\"  // why"}).size() == 1);
    CHECK(breaches("src/nn/layer.cpp", {"#include <nlohmann/json.hpp>"}).size() == 1);
    CHECK(breaches("src/nn/layer.cpp", {"#include \"xgrad/xtensor.hpp\""}).size() == 1);
    CHECK(breaches("src/report/page.cpp", {"#include \"xgrad/graph/graph.hpp\""}).size() == 1);
}

TEST_CASE(
    "includes of the own room, of rooms to the left, of the standard library and of the system are none") {
    CHECK(breaches("src/graph/ops/reduce.cpp",
                   {"#include \"graph/ops/map_rule.hpp\"", "#include \"xgrad/base/shape.hpp\"",
                    "#include <vector>", "#include <fmt/format.h>", "#include <sched.h>"})
              .empty());
    CHECK(breaches("src/report/page.cpp", {"#include \"xgrad/graph/print.hpp\""}).empty());
    CHECK(breaches("include/xgrad/xgrad.hpp", {"#include \"xgrad/train/trainer.hpp\""}).empty());
}
