#pragma once

#include <functional>
#include <string>

namespace xgrad::benchmarks {

/// What each program is asked on its command line: WORKLOAD THREADS [--once].
struct Request {
    std::string workload;
    int threads;
    bool once;  ///< one step only and nothing measured, for those who time the program from outside
};

/// The main function of a program: reads the request and measures; an error goes to standard error, with exit code 1.
int run_program(int argc, char** argv, const std::function<void(const Request&)>& measure);

/// The median of samples taken for about that many seconds after a warm-up, in microseconds a call.
double median_microseconds(const std::function<void()>& work, double seconds);

/// Runs the step as the request asks; measured, it is printed as a line of JSON.
void measure_step(const Request& request, const std::function<void()>& step);

}  // namespace xgrad::benchmarks
