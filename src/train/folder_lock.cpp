#include "xgrad/train/folder_lock.hpp"

#include "xgrad/base/error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace xgrad {

FolderLock::FolderLock(const std::filesystem::path& folder, const std::string& others)
    : folder_(open(folder.c_str(), O_RDONLY | O_DIRECTORY)) {
    if (folder_ < 0 || flock(folder_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
    close(folder_);
    throw FileError({.where = folder.string(),
                     .found = others + " is at work in this folder",
                     .fix = "wait until it has ended, or choose another folder with --out"});
}

FolderLock::~FolderLock() {
    if (folder_ >= 0) close(folder_);
}

}  // namespace xgrad
