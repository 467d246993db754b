#include "cli/progress.hpp"

#include "cli/options.hpp"
#include "cli/terminal.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace xgrad::cli {
namespace {

constexpr auto redraw_interval = std::chrono::milliseconds(80);
constexpr int bar_cells = 24;

int digits(std::int64_t number) { return static_cast<int>(fmt::formatted_size("{}", number)); }

}  // namespace

ProgressDisplay::~ProgressDisplay() { clear(); }

void ProgressDisplay::follow(Trainer& trainer) {
    if (is_terminal()) trainer.on_step = [this](const Progress& progress) { show(progress); };
    trainer.on_epoch = [this](const EpochReport& report) { show(report); };
}

void ProgressDisplay::show(const Progress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (now - drawn_ < redraw_interval) return;
    drawn_ = now;
    live_ = true;
    const double done = static_cast<double>(progress.step) / static_cast<double>(progress.steps_per_epoch);
    fmt::print(stderr, "\r\033[Kepoch {:>{}}/{}  {}  {:3.0f} %  {}", progress.epoch, digits(progress.epochs),
               progress.epochs, bar(done, bar_cells), 100 * done,
               dim(fmt::format("loss {:.4f}", progress.objective)));
    std::fflush(stderr);
}

void ProgressDisplay::show(const EpochReport& report) {
    clear();
    const std::string test = report.test ? "  |  test " + to_text(*report.test) : "";
    fmt::print(stderr, "epoch {:>{}}/{}  {}{}  {}\n", report.epoch, digits(report.epochs), report.epochs,
               to_text(report.train), test.empty() ? test : bold(test),
               dim(fmt::format("{:.2f} s", report.seconds)));
}

void ProgressDisplay::clear() {
    if (live_) fmt::print(stderr, "\r\033[K");
    live_ = false;
}

}  // namespace xgrad::cli
