#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace xgrad {

/// A program to run: its file, its words (the first is its own name), and what it reads from standard input.
struct Process {
    std::string program = {};
    std::vector<std::string> words = {};
    std::string input = {};
};

/// How it ended.
struct ProcessEnd {
    int exit_code = 0;        ///< 128 and the signal's number if a signal ended it
    std::string output = {};  ///< the last of what it wrote to standard output and standard error
};

/// Processes to be run side by side.
struct ProcessQueue {
    std::size_t count = 0;
    int side_by_side = 1;                                          ///< at most so many, at least 1
    std::function<Process(std::size_t)> start = {};                ///< called for each, in order
    std::function<void(std::size_t, const ProcessEnd&)> end = {};  ///< called as they end
};

/// Runs them all and returns 0. A signal that asks this process to end (SIGINT, SIGTERM, SIGHUP), or one of them as a
/// terminal does (SIGINT, SIGHUP), ends all instead: then no other is started, those that run are told to end and are
/// waited for, without a call of `end`, and the signal's number is returned. Throws FileError if a program cannot be started; others that run then are ended first.
int run_processes(const ProcessQueue& queue);

/// Why it failed: "killed by signal 9 (Killed)", or the last line that it wrote.
std::string reason_of(const ProcessEnd& end);

}  // namespace xgrad
