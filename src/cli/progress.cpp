#include "cli/progress.hpp"

#include "cli/terminal.hpp"
#include "cli/text.hpp"

#include <cstdio>
#include <fmt/format.h>

namespace xgrad::cli {
namespace {

constexpr auto redraw_interval = std::chrono::milliseconds(80);

// "epoch  3/10", as wide for every epoch.
std::string epoch_of(std::int64_t epoch, std::int64_t epochs) {
    return fmt::format("epoch {:>{}}/{}", epoch, fmt::formatted_size("{}", epochs), epochs);
}

}  // namespace

std::string text_of(const Progress& progress) {
    const double done = static_cast<double>(progress.step) / static_cast<double>(progress.steps_per_epoch);
    return fmt::format("{}  {}  {:3.0f} %  {}", epoch_of(progress.epoch, progress.epochs), bar(done),
                       100 * done, dim("loss " + figure_text(progress.objective)));
}

std::string text_of(const EpochReport& report) {
    const std::string test = report.test ? bold("  |  test " + to_text(*report.test)) : "";
    return fmt::format("{}  {}{}  {}", epoch_of(report.epoch, report.epochs), to_text(report.train), test,
                       dim(duration_text(report.seconds)));
}

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
    tell("\r\033[K{}", text_of(progress));
    std::fflush(stderr);
}

void ProgressDisplay::show(const EpochReport& report) {
    clear();
    tell("{}\n", text_of(report));
}

void ProgressDisplay::clear() {
    if (live_) tell("\r\033[K");
    live_ = false;
}

}  // namespace xgrad::cli
