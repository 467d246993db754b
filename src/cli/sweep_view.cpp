#include "cli/sweep_view.hpp"

#include "cli/terminal.hpp"
#include "cli/text.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace xgrad::cli {
namespace {

constexpr std::size_t longest_cell = 28;
constexpr std::size_t gap = 2;

using Row = std::vector<std::string>;

std::string shortened(const std::string& text, std::size_t longest) {
    if (text.size() <= longest) return text;
    std::size_t end = longest - 3;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // no half character
    return text.substr(0, end) + "...";
}

Row values_of(const Trial& trial) {
    Row values;
    for (const Alternative& alternative : trial.point)
        values.push_back(shortened(alternative.label, longest_cell));
    return values;
}

// All figures that the runs have, that of the ranking first.
std::vector<RankFigure> figures_of(const SweepTable& table) {
    std::vector<RankFigure> figures{table.rank};
    const auto add = [&](bool test, const Figures& some) {
        for (const auto& [name, value] : some) {
            const RankFigure figure{.test = test, .figure = name};
            const bool known = std::any_of(figures.begin(), figures.end(), [&](const RankFigure& other) {
                return other.name() == figure.name();
            });
            if (!known) figures.push_back(figure);
        }
    };
    for (const auto& end : table.ends)
        if (end && end->test) add(true, *end->test);
    for (const auto& end : table.ends)
        if (end) add(false, end->train);
    return figures;
}

// Columns of text, as wide as they need to be; numbers stand at the right.
class Grid {
public:
    Grid(Row head, std::size_t width) : rows_{std::move(head)}, width_(width) {}

    void add(Row row, std::string note = "") {
        rows_.push_back(std::move(row));
        notes_.resize(rows_.size());
        notes_.back() = std::move(note);
    }

    // With the columns that fit. A note stands in place of the cells that a row lacks.
    std::string text() const {
        const std::vector<std::size_t> widths = fitting_widths();
        std::string text;
        for (std::size_t i = 0; i < rows_.size(); ++i) text += line(i, widths) + "\n";
        return text;
    }

private:
    std::vector<std::size_t> fitting_widths() const {
        std::vector<std::size_t> widths(rows_.front().size());
        for (const Row& row : rows_)
            for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
        std::size_t total = 0;
        std::size_t count = 0;
        for (; count < widths.size(); ++count) {
            total += (count > 0 ? gap : 0) + widths[count];
            if (total > width_ && count > 0) break;
        }
        widths.resize(count);
        return widths;
    }

    std::string line(std::size_t index, const std::vector<std::size_t>& widths) const {
        const Row& row = rows_[index];
        std::string text;
        for (std::size_t i = 0; i < widths.size() && i < row.size(); ++i)
            text += fmt::format("{:{}}{:>{}}", "", i > 0 ? gap : 0, row[i], widths[i]);
        if (index < notes_.size() && !notes_[index].empty()) {
            const std::size_t room = width_ > text.size() + gap ? width_ - text.size() - gap : 0;
            text +=
                fmt::format("{:{}}{}", "", gap, shortened(notes_[index], std::max<std::size_t>(room, 20)));
        }
        return text;
    }

    std::vector<Row> rows_;
    std::size_t width_;
    std::vector<std::string> notes_;
};

Row head_of(const std::vector<std::string>& columns, Row before) {
    for (const std::string& column : columns) before.push_back(shortened(column, longest_cell));
    return before;
}

std::string name_of(const Trial& trial) {
    return fmt::format("{:03} {}", trial.number, trial.experiment.name);
}

}  // namespace

std::string ranked_table(const SweepTable& table, std::size_t top) {
    const std::vector<RankFigure> figures = figures_of(table);
    Row head = head_of(table.columns, {"rank", "trial"});
    for (const RankFigure& figure : figures) head.push_back(figure.name());
    Grid grid(std::move(head), table.width);
    const std::vector<std::size_t> order = ranking(table.ends, table.rank);
    for (std::size_t rank = 0; rank < std::min(top, order.size()); ++rank) {
        const Trial& trial = table.trials[order[rank]];
        const std::optional<RunEnd>& end = table.ends[order[rank]];
        if (!end) break;
        Row row{fmt::to_string(rank + 1), fmt::to_string(trial.number)};
        for (std::string& value : values_of(trial)) row.push_back(std::move(value));
        if (end->failed.empty())
            for (const RankFigure& figure : figures) row.push_back(figure_text(figure.of(*end)));
        grid.add(std::move(row), end->failed.empty() ? "" : "failed: " + end->failed);
    }
    return grid.text();
}

std::string trial_table(const std::vector<std::string>& columns, const std::vector<Trial>& trials,
                        std::size_t width) {
    Grid grid(head_of(columns, {"trial"}), width);
    for (const Trial& trial : trials) {
        Row row{fmt::to_string(trial.number)};
        for (std::string& value : values_of(trial)) row.push_back(std::move(value));
        grid.add(std::move(row));
    }
    return grid.text();
}

std::string text_of(const Trial& trial, const RunEnd& end, const RankFigure& rank, double seconds) {
    if (!end.failed.empty()) return fmt::format("{}  failed: {}", name_of(trial), end.failed);
    return fmt::format("{}  {} {}  {}", name_of(trial), rank.name(), figure_text(rank.of(end)),
                       dim(duration_text(seconds)));
}

SweepProgress::~SweepProgress() { clear(); }

void SweepProgress::start(const Trial& trial) {
    running_[trial.number] = Clock::now();
    draw();
}

void SweepProgress::end(const Trial& trial, const RunEnd& end) {
    clear();
    const std::chrono::duration<double> time = Clock::now() - running_[trial.number];
    running_.erase(trial.number);
    ++done_;
    tell("{}\n", text_of(trial, end, rank_, time.count()));
    draw();
}

void SweepProgress::draw() {
    if (!is_terminal()) return;
    live_ = true;
    const double share = static_cast<double>(done_) / static_cast<double>(trials_);
    tell("\r\033[K{}/{}  {}  {}", done_, trials_, bar(share),
         dim(fmt::format("{} running", running_.size())));
    std::fflush(stderr);
}

void SweepProgress::clear() {
    if (live_) tell("\r\033[K");
    live_ = false;
}

}  // namespace xgrad::cli
