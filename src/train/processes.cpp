#include "train/processes.hpp"

#include "xgrad/base/error.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <utility>

namespace xgrad {
namespace {

constexpr std::size_t longest_output = 64UL * 1024;

[[noreturn]] void fail(const std::string& what, int error) {
    throw FileError({.where = what, .found = std::strerror(error)});
}

// A file descriptor of our own.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept { return std::swap(number_, other.number_), *this; }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const noexcept { return number_; }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }

private:
    int number_ = -1;
};

struct Pipe {
    Pipe() {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0) fail("a pipe", errno);
        out = Descriptor(ends[0]);
        in = Descriptor(ends[1]);
    }
    Descriptor out;
    Descriptor in;
};

// Where the handler below writes the signals that it meets: any thread of the program may be the one that it interrupts.
volatile std::sig_atomic_t signal_pipe = -1;

void note_signal(int signal) {
    const int error = errno;
    const auto byte = static_cast<unsigned char>(signal);
    [[maybe_unused]] const auto written = write(signal_pipe, &byte, 1);
    errno = error;
}

// Gathers the signals that ask this process to end, for as long as it lives.
class SignalWatch {
public:
    SignalWatch() {
        signal_pipe = pipe_.in.number();
        for (std::size_t i = 0; i < signals.size(); ++i) {
            sigaction(signals[i], nullptr, &before_[i]);
            if (before_[i].sa_handler == SIG_IGN) continue;  // as nohup has it
            struct sigaction noting {};
            noting.sa_handler = note_signal;
            noting.sa_flags = SA_RESTART;
            sigaction(signals[i], &noting, nullptr);
        }
    }
    ~SignalWatch() {
        for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &before_[i], nullptr);
        signal_pipe = -1;
    }
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

    int descriptor() const { return pipe_.out.number(); }
    // After the descriptor has become readable.
    int signal() const {
        unsigned char byte = 0;
        return read(descriptor(), &byte, 1) == 1 ? byte : 0;
    }

private:
    static constexpr std::array signals{SIGINT, SIGTERM, SIGHUP, SIGPIPE};

    Pipe pipe_;
    std::array<struct sigaction, signals.size()> before_{};
};

// A file in memory with that content, to be read from its beginning.
Descriptor file_of(const std::string& content) {
    Descriptor file(memfd_create("input", MFD_CLOEXEC));
    if (file.number() < 0) fail("a file in memory", errno);
    for (std::size_t at = 0; at < content.size();) {
        const ssize_t written = write(file.number(), content.data() + at, content.size() - at);
        if (written < 0) fail("a file in memory", errno);
        at += static_cast<std::size_t>(written);
    }
    lseek(file.number(), 0, SEEK_SET);
    return file;
}

// A process that runs, with the end of the pipe that it writes to.
class Running {
public:
    Running(const Process& process, std::size_t index) : index_(index) {
        Pipe pipe;
        const Descriptor input = file_of(process.input);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, input.number(), STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, pipe.in.number(), STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, pipe.in.number(), STDERR_FILENO);
        std::vector<std::string> words = process.words;
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        // In a group of its own: what a terminal or a scheduler sends to this process's group is for this one to pass on.
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        posix_spawnattr_setpgroup(&attributes, 0);
        const int fault =
            posix_spawn(&id_, process.program.c_str(), &actions, &attributes, arguments.data(), environ);
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        if (fault != 0) fail(process.program, fault);
        output_ = std::move(pipe.out);
    }

    std::size_t index() const { return index_; }
    int descriptor() const { return output_.number(); }
    void ask_to_end() const { kill(id_, SIGTERM); }

    // Takes in what it wrote. False when it has closed the pipe, as it does when it ends.
    bool take() {
        std::array<char, 4096> bytes{};
        const ssize_t count = read(output_.number(), bytes.data(), bytes.size());
        if (count < 0) return errno == EINTR;
        text_.append(bytes.data(), static_cast<std::size_t>(count));
        if (text_.size() > longest_output) text_.erase(0, text_.size() - longest_output);
        return count > 0;
    }

    ProcessEnd wait() {
        int status = 0;
        while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {}
        const int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        return {code, std::move(text_)};
    }

private:
    std::size_t index_;
    pid_t id_ = 0;
    Descriptor output_;
    std::string text_;
};

class Runner {
public:
    explicit Runner(const ProcessQueue& queue) : queue_(queue) {}
    ~Runner() { end_all(); }
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    int run() {
        fill();
        while (!running_.empty()) {
            const int signal = wait_for_news();
            if (signal != 0) return signal;
            fill();
        }
        return 0;
    }

private:
    void fill() {
        while (next_ < queue_.count && running_.size() < static_cast<std::size_t>(queue_.side_by_side)) {
            running_.push_back(std::make_unique<Running>(queue_.start(next_), next_));
            ++next_;
        }
    }

    // Returns a signal that came, else 0.
    int wait_for_news() {
        std::vector<pollfd> awaited{{watch_.descriptor(), POLLIN, 0}};
        for (const auto& process : running_) awaited.push_back({process->descriptor(), POLLIN, 0});
        if (poll(awaited.data(), awaited.size(), -1) < 0) return 0;  // interrupted; the signal is in the pipe
        if (awaited.front().revents != 0) return watch_.signal();
        std::vector<std::unique_ptr<Running>> ended;
        for (std::size_t i = running_.size(); i-- > 0;) {
            if (awaited[i + 1].revents == 0 || running_[i]->take()) continue;
            ended.push_back(std::move(running_[i]));
            running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(i));
        }
        for (const auto& process : ended) queue_.end(process->index(), process->wait());
        return 0;
    }

    void end_all() {
        for (const auto& process : running_) process->ask_to_end();
        for (const auto& process : running_) process->wait();
        running_.clear();
    }

    const ProcessQueue& queue_;
    SignalWatch watch_;
    std::vector<std::unique_ptr<Running>> running_;
    std::size_t next_ = 0;
};

}  // namespace

int run_processes(const ProcessQueue& queue) { return Runner(queue).run(); }

std::string reason_of(const ProcessEnd& end) {
    if (end.exit_code > 128) {
        const int signal = end.exit_code - 128;
        return fmt::format("killed by signal {} ({})", signal, strsignal(signal));
    }
    std::string text = end.output;
    while (!text.empty() && text.back() == '\n') text.pop_back();
    const std::size_t line = text.rfind('\n');
    if (line != std::string::npos) text.erase(0, line + 1);
    if (text.starts_with("error: ")) text.erase(0, std::string("error: ").size());
    return text.empty() ? fmt::format("exit code {}", end.exit_code) : text;
}

}  // namespace xgrad
