#include "config/preamble.hpp"

#include "config/describe.hpp"
#include "config/numbers.hpp"
#include "xgrad/base/error.hpp"

#include <fmt/format.h>
#include <string>
#include <vector>

namespace xgrad::config {
namespace {

[[noreturn]] void fail(const LocatedJson& value, const std::string& where, Problem problem) {
    problem.place = to_string(value.place);
    problem.where = where;
    throw ConfigError(std::move(problem));
}

void check_version(const LocatedJson& value, std::int64_t version) {
    const auto found = to_integer(value);
    if (!found || *found < 1)
        fail(value, "version", {.found = describe(value), .expected = fmt::format("a version: {}", version)});
    if (*found != version)
        fail(value, "version",
             {.found = fmt::format("{}, a version that this xgrad does not know", *found),
              .expected = fmt::to_string(version),
              .fix = "get a newer xgrad"});
}

}  // namespace

void take_preamble(LocatedJson& config, std::int64_t version) {
    auto& members = config.get<LocatedJson::Object>();
    for (const LocatedJson::Member& member : members) {
        if (member.key == "version") check_version(member.value, version);
        if (member.key == "$schema" && !member.value.is<std::string>())
            fail(member.value, "$schema",
                 {.found = describe(member.value), .expected = "the place of a schema"});
    }
    std::erase_if(members, [](const auto& member) {
        return (member.key == "version" || member.key == "$schema") && !member.first;
    });
}

}  // namespace xgrad::config
