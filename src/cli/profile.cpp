#include "cli/profile.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace xgrad::cli {
namespace {

// Kernels together, all of a step or of a scope.
struct Total {
    std::string scope = {};
    int kernels = 0;
    double microseconds = 0;
    double flops = 0;
    double bytes = 0;

    void add(const KernelTime& kernel) {
        ++kernels;
        microseconds += kernel.microseconds;
        flops += kernel.flops;
        bytes += kernel.bytes;
    }
};

Total total_of(const std::vector<KernelTime>& kernels) {
    Total total;
    for (const KernelTime& kernel : kernels) total.add(kernel);
    return total;
}

std::vector<Total> by_scope(const std::vector<KernelTime>& kernels) {
    std::map<std::string, Total> scopes;
    for (const KernelTime& kernel : kernels) scopes[kernel.scope].add(kernel);
    std::vector<Total> totals;
    for (auto& [scope, total] : scopes) {
        total.scope = scope;
        totals.push_back(total);
    }
    std::stable_sort(totals.begin(), totals.end(),
                     [](const Total& a, const Total& b) { return a.microseconds > b.microseconds; });
    return totals;
}

// Per microsecond, in thousand millions a second.
double giga(double amount, double microseconds) { return microseconds > 0 ? amount / microseconds / 1e3 : 0; }

// "-" where nothing is counted.
std::string rate_text(double amount, double microseconds) {
    return amount == 0 ? "-" : fmt::format("{:.1f}", giga(amount, microseconds));
}

template <class Timed> std::string rates(const Timed& timed, double all) {
    const double share = all > 0 ? 100 * timed.microseconds / all : 0;
    return fmt::format("{:9.2f}  {:5.1f}  {:>8}  {:>7}", timed.microseconds, share,
                       rate_text(timed.flops, timed.microseconds),
                       rate_text(timed.bytes, timed.microseconds));
}

// Of many formulas the first two and the last, and how many: "add+sigmoid+...+multiply (10)".
std::string short_name(const std::string& op) {
    constexpr std::size_t longest = 32;
    const auto formulas = 1 + std::count(op.begin(), op.end(), '+');
    if (op.size() <= longest || formulas <= 3) return op;
    const std::size_t second = op.find('+', op.find('+') + 1);
    return fmt::format("{}+...+{} ({})", op.substr(0, second), op.substr(op.rfind('+') + 1), formulas);
}

std::size_t width_of_names(const std::vector<KernelTime>& kernels) {
    std::size_t width = 16;
    for (const KernelTime& kernel : kernels) width = std::max(width, short_name(kernel.op).size());
    return width;
}

}  // namespace

std::string profile_tables(const std::vector<KernelTime>& kernels) {
    const Total total = total_of(kernels);
    const double all = total.microseconds;
    const std::size_t width = width_of_names(kernels);
    const std::string head = fmt::format("{:>9}  {:>5}  {:>8}  {:>7}", "us", "%", "GFLOP/s", "GB/s");
    std::string text = fmt::format("{}  {:<{}}  {:<14} {}\n", head, "kernel", width, "result", "of");
    for (const KernelTime& kernel : kernels)
        text += fmt::format("{}  {:<{}}  {:<14} {}\n", rates(kernel, all), short_name(kernel.op), width,
                            to_string(kernel.shape), kernel.scope);
    text += fmt::format("{}  in all\n", rates(total, all));
    text += fmt::format("\n{}  {:>7}  {}\n", head, "kernels", "of");
    for (const Total& scope : by_scope(kernels))
        text += fmt::format("{}  {:>7}  {}\n", rates(scope, all), scope.kernels, scope.scope);
    return text;
}

nlohmann::ordered_json profile_json(const std::vector<KernelTime>& kernels) {
    auto list = nlohmann::ordered_json::array();
    for (const KernelTime& kernel : kernels)
        list.push_back({{"op", kernel.op},
                        {"scope", kernel.scope},
                        {"shape", std::vector<std::int64_t>(kernel.shape.begin(), kernel.shape.end())},
                        {"us", kernel.microseconds},
                        {"flops", kernel.flops},
                        {"bytes", kernel.bytes}});
    return list;
}

nlohmann::ordered_json layers_json(const std::vector<KernelTime>& kernels) {
    auto list = nlohmann::ordered_json::array();
    for (const Total& total : by_scope(kernels))
        list.push_back({{"scope", total.scope},
                        {"kernels", total.kernels},
                        {"us", total.microseconds},
                        {"flops", total.flops},
                        {"bytes", total.bytes}});
    return list;
}

nlohmann::ordered_json chrome_trace(const std::vector<KernelTime>& kernels) {
    auto events = nlohmann::ordered_json::array();
    double start = 0;
    for (const KernelTime& kernel : kernels) {
        events.push_back({{"name", kernel.op},
                          {"cat", kernel.scope},
                          {"ph", "X"},
                          {"ts", start},
                          {"dur", kernel.microseconds},
                          {"pid", 1},
                          {"tid", 1},
                          {"args",
                           {{"of", kernel.scope},
                            {"result", to_string(kernel.shape)},
                            {"GFLOP/s", giga(kernel.flops, kernel.microseconds)},
                            {"GB/s", giga(kernel.bytes, kernel.microseconds)}}}});
        start += kernel.microseconds;
    }
    return {{"displayTimeUnit", "ns"}, {"traceEvents", std::move(events)}};
}

}  // namespace xgrad::cli
