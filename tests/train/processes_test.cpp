#include "train/processes.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"

#include <unistd.h>

#include <csignal>
#include <map>
#include <string>
#include <vector>

using namespace xgrad;

namespace {

Process shell(const std::string& script, const std::string& input = "") {
    return {"/bin/sh", {"sh", "-c", script}, input};
}

const std::string endless = "exec tail -f /dev/null";

// How each of the scripts ended.
std::map<std::size_t, ProcessEnd> run_all(const std::vector<std::string>& scripts, int side_by_side) {
    std::map<std::size_t, ProcessEnd> ends;
    const int signal = run_processes({.count = scripts.size(),
                                      .side_by_side = side_by_side,
                                      .start = [&](std::size_t i) { return shell(scripts[i]); },
                                      .end = [&](std::size_t i, const ProcessEnd& end) { ends[i] = end; }});
    CHECK(signal == 0);
    return ends;
}

}  // namespace

TEST_CASE("processes read their input, and what they write and how they end is told") {
    std::vector<ProcessEnd> ends;
    const std::string long_text(300'000, 'x');
    run_processes({.count = 1,
                   .start = [&](std::size_t) { return shell("wc -c; echo progress >&2; exit 3", long_text); },
                   .end = [&](std::size_t, const ProcessEnd& end) { ends.push_back(end); }});
    REQUIRE(ends.size() == 1);
    CHECK(ends[0].exit_code == 3);
    CHECK(ends[0].output == "300000\nprogress\n");
}

TEST_CASE("no more run side by side than may, and each runs once") {
    const tests::TempFolder folder;
    const std::string place = folder.path().string();
    // Each makes a file, counts those that are there, and takes its own away.
    std::vector<std::string> scripts;
    for (int i = 0; i < 12; ++i)
        scripts.push_back("touch " + place + "/" + std::to_string(i) + "; ls " + place + " | wc -l; rm " +
                          place + "/" + std::to_string(i));
    const auto ends = run_all(scripts, 3);
    REQUIRE(ends.size() == 12);
    for (const auto& [index, end] : ends) {
        CHECK(end.exit_code == 0);
        CHECK(std::stoi(end.output) <= 3);
    }
}

TEST_CASE("of long output the end is kept") {
    const auto ends = run_all({"yes line | head -n 100000; echo last"}, 1);
    CHECK(ends.at(0).output.size() <= 65536);
    CHECK_THAT(ends.at(0).output, EndsWith("line\nlast\n"));
}

TEST_CASE("a process that a signal ends is told from others, which go on") {
    const auto ends = run_all({"kill -9 $$", "exit 0"}, 2);
    CHECK(ends.at(0).exit_code == 137);
    CHECK(ends.at(1).exit_code == 0);
}

TEST_CASE("a signal to this process ends all that run, and no other is started") {
    std::size_t started = 0;
    std::size_t ended = 0;
    const pid_t own = getpid();
    // The first tells this process to end; neither ends by itself.
    const std::string first = "kill -TERM " + std::to_string(own) + "; " + endless;
    const int signal =
        run_processes({.count = 5,
                       .side_by_side = 2,
                       .start = [&](std::size_t i) { return ++started, shell(i == 0 ? first : endless); },
                       .end = [&](std::size_t, const ProcessEnd&) { ++ended; }});
    CHECK(signal == SIGTERM);
    CHECK(started == 2);
    CHECK(ended == 0);
}

TEST_CASE("a program that cannot be started is an error, and ends the others") {
    const auto start = [](std::size_t index) {
        return index == 0 ? shell(endless) : Process{"/no/such/program", {"x"}, ""};
    };
    CHECK_THROWS_WITH(
        run_processes({.count = 2, .side_by_side = 2, .start = start, .end = [](auto, const auto&) {}}),
        "/no/such/program: No such file or directory");
}

TEST_CASE("why a process failed is the signal, its last line, or its exit code") {
    CHECK(reason_of({137, "so far\n"}) == "killed by signal 9 (Killed)");
    CHECK(reason_of({2, "epoch 1\nerror: the disk is full\n\n"}) == "the disk is full");
    CHECK(reason_of({2, "m.json:1:2: error: x"}) == "m.json:1:2: error: x");
    CHECK(reason_of({4, ""}) == "exit code 4");
}
