#include "support/run_command.hpp"

#include "support/paths.hpp"
#include "support/temp_folder.hpp"

#include <cerrno>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace xgrad::tests {
namespace {

// The three streams are files: no pipe can fill up while nobody reads it.
class Streams {
public:
    explicit Streams(const std::string& input) {
        posix_spawn_file_actions_init(&actions_);
        const auto in = folder_.write("in", input);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
        for (int stream : {STDOUT_FILENO, STDERR_FILENO})
            posix_spawn_file_actions_addopen(&actions_, stream, path(stream).c_str(), O_WRONLY | O_CREAT,
                                             0600);
    }
    ~Streams() { posix_spawn_file_actions_destroy(&actions_); }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;

    void run_in(const std::filesystem::path& folder) {
        posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
    }
    const posix_spawn_file_actions_t* actions() const { return &actions_; }
    std::string text(int stream) const { return read_file(path(stream)); }

private:
    std::filesystem::path path(int stream) const { return folder_ / std::to_string(stream); }

    TempFolder folder_;
    posix_spawn_file_actions_t actions_;
};

std::vector<std::string> environment_with(std::map<std::string, std::string> changes) {
    std::vector<std::string> entries;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text = *entry;
        if (!changes.contains(text.substr(0, text.find('=')))) entries.push_back(text);
    }
    for (const auto& [name, value] : changes) entries.push_back(name + "=" + value);
    return entries;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

int wait_for(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waitpid");
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

CommandResult run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                          const CommandSettings& settings) {
    Streams streams(settings.input);
    if (!settings.folder.empty()) streams.run_in(settings.folder);

    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> environment = environment_with(settings.environment);
    pid_t process = 0;
    const int fault = posix_spawnp(&process, program.c_str(), streams.actions(), nullptr,
                                   pointers(words).data(), pointers(environment).data());
    if (fault != 0) throw std::system_error(fault, std::generic_category(), program.string());

    const int exit_code = wait_for(process);
    return {exit_code, streams.text(STDOUT_FILENO), streams.text(STDERR_FILENO)};
}

CommandResult run_xgrad(const std::vector<std::string>& arguments, const CommandSettings& settings) {
    return run_program(command_path(), arguments, settings);
}

}  // namespace xgrad::tests
