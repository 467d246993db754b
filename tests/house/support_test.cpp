// The helpers that other tests rely on, tested on cases where they must say no.
#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/run_command.hpp"
#include "support/temp_folder.hpp"

#include <filesystem>
#include <system_error>

using namespace xgrad::tests;

TEST_CASE("a program's arguments, input, environment and folder reach it as they are") {
    const TempFolder folder;
    const CommandResult result =
        run_program("sh", {"-c", R"(cat; printf '%s|%s|' "$1" "$NOTE"; pwd -P)", "sh", "two words; $HOME"},
                    {.input = "in ", .environment = {{"NOTE", "it's \"set\""}}, .folder = folder.path()});
    CHECK(result.exit_code == 0);
    CHECK(result.out ==
          "in two words; $HOME|it's \"set\"|" + std::filesystem::canonical(folder.path()).string() + "\n");
    CHECK(result.err.empty());
}

TEST_CASE("a program's streams and its exit code are told apart") {
    const CommandResult result = run_program("sh", {"-c", "echo result; echo progress >&2; exit 3"});
    CHECK(result.exit_code == 3);
    CHECK(result.out == "result\n");
    CHECK(result.err == "progress\n");
}

TEST_CASE("a program that a signal ends has the shell's exit code for it") {
    CHECK(run_program("sh", {"-c", "kill -9 $$"}).exit_code == 137);
}

TEST_CASE("a program that does not exist is an error, not a result") {
    CHECK_THROWS_AS(run_program("no-such-program-anywhere", {}), std::system_error);
}

TEST_CASE("a temp folder goes with everything in it") {
    std::filesystem::path path;
    {
        const TempFolder folder;
        path = folder.path();
        CHECK(read_file(folder.write("a/b.txt", "text\n")) == "text\n");
    }
    CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("the source folder is this project's") {
    CHECK(std::filesystem::exists(source_folder() / "CMakePresets.json"));
}
