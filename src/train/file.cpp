#include "xgrad/train/file.hpp"

#include "base/missing_file.hpp"
#include "xgrad/base/error.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace xgrad {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view action,
                       const std::string& reason) {
    throw FileError({.where = path.string(), .found = fmt::format("cannot be {}: {}", action, reason)});
}

[[noreturn]] void remove_and_fail(const std::filesystem::path& beside, const std::filesystem::path& path,
                                  const std::string& reason) {
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    fail(path, "written", reason);
}

std::string reason() { return errno != 0 ? std::strerror(errno) : "unknown reason"; }

// A device or a pipe is written to, not replaced.
void write_through(const std::filesystem::path& path, std::string_view content) {
    errno = 0;
    std::ofstream file(path, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.flush();
    if (!file) fail(path, "written", reason());
}

constexpr std::string_view unfinished = ".new";

// "model.safetensors.4711.new"
bool is_unfinished(const std::filesystem::path& file) {
    if (file.extension() != unfinished) return false;
    const std::string process = file.stem().extension().string();
    return process.size() > 1 && process.find_first_not_of("0123456789", 1) == std::string::npos;
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
    errno = 0;
    std::error_code unreadable;
    if (std::filesystem::is_directory(path, unreadable)) fail(path, "read", "it is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file && errno == ENOENT) throw FileError(cannot_find(path));
    if (!file) fail(path, "read", reason());
    std::string content{std::istreambuf_iterator<char>(file), {}};
    if (file.bad()) fail(path, "read", reason());
    return content;
}

void replace_file(const std::filesystem::path& name, std::string_view content) {
    std::error_code none;
    const std::filesystem::path path =
        std::filesystem::is_symlink(name, none) ? std::filesystem::weakly_canonical(name, none) : name;
    if (std::filesystem::exists(path, none) && !std::filesystem::is_regular_file(path, none))
        return write_through(path, content);
    std::filesystem::path beside = path;
    beside += fmt::format(".{}{}", getpid(), unfinished);
    errno = 0;
    {
        std::ofstream file(beside, std::ios::binary);
        if (!file) fail(path, "written", reason());
        file.write(content.data(), static_cast<std::streamsize>(content.size()));
        file.flush();
        if (!file) {
            const std::string why = reason();
            file.close();
            remove_and_fail(beside, path, why);
        }
    }
    std::error_code error;
    std::filesystem::rename(beside, path, error);
    if (error) remove_and_fail(beside, path, error.message());
}

bool holds_only_unfinished(const std::filesystem::path& folder) {
    std::error_code unreadable;
    const std::filesystem::directory_iterator entries(folder, unreadable);
    return !unreadable && std::all_of(begin(entries), end(entries),
                                      [](const auto& entry) { return is_unfinished(entry.path()); });
}

void remove_unfinished(const std::filesystem::path& folder) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (is_unfinished(entry.path())) std::filesystem::remove(entry.path(), ignored);
}

void make_folder(const std::filesystem::path& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        throw FileError({.where = path.string(),
                         .found = "the folder cannot be made: " + error.message(),
                         .fix = "choose another with --out"});
}

}  // namespace xgrad
